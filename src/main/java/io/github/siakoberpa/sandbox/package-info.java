/**
 * The sandbox: a stand-in for web.whatsapp.com with a control door, which accepts real clients and
 * records each message it took.
 *
 * <p>One {@link io.github.siakoberpa.sandbox.World} holds all state; everything in it happens under
 * its monitor, whether a page asks ({@code PageDesk}), a test or a person does ({@code
 * ControlDesk}), or a timer runs out. Frames to a page go into its mailbox and are written by the
 * thread that serves its event stream, so nobody waits for a slow page.
 */
@NullMarked
package io.github.siakoberpa.sandbox;

import org.jspecify.annotations.NullMarked;
