package io.github.siakoberpa.inbound;

/** What the rules of messages make of one row. */
public sealed interface RowReading permits RowMessage, RowProblem {}
