package io.github.siakoberpa.whatsappweb.session;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * The threads and the clock that sessions are given by their host.
 *
 * @param threads makes each session's own thread
 * @param deadlines runs deadlines and the watch over hanging calls; its tasks are short
 * @param completions runs whatever hangs on a session's stages and listeners
 * @param clock the time
 */
public record Workers(
    ThreadFactory threads, ScheduledExecutorService deadlines, Executor completions, Clock clock) {}
