package io.github.siakoberpa.auth;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * The step after {@code direct:authenticate}: lets those pass whose caller has a scope, and says
 * whose messages they reach. Needs variable caller; sets variable owner (whose messages they may
 * reach, null = everybody's) and ofSessions (in which sessions, null = in all). Thread-safe.
 */
final class ScopeStep implements Processor {
  private final Scope scope;
  private final @Nullable Scope own;
  private final boolean inAll;

  private ScopeStep(Scope scope, @Nullable Scope own, boolean inAll) {
    this.scope = scope;
    this.own = own;
    this.inAll = inAll;
  }

  static ScopeStep of(Scope scope) {
    return new ScopeStep(scope, null, false);
  }

  /** Whoever has only the other scope passes too, but reaches their own messages only. */
  static ScopeStep orOwn(Scope scope, Scope own) {
    return new ScopeStep(scope, own, false);
  }

  /** For what concerns all sessions, so that whoever is limited to some may not do it. */
  static ScopeStep inAll(Scope scope) {
    return new ScopeStep(scope, null, true);
  }

  @Override
  public void process(Exchange exchange) {
    Caller caller = exchange.getVariable("caller", Caller.class);
    if (caller == null) {
      throw new NotAuthenticatedException(NotAuthenticatedException.Code.TOKEN_MISSING);
    }
    boolean whole = caller.may(scope);
    if (!whole && (own == null || !caller.may(own))) {
      throw ForbiddenException.lacking(scope);
    }
    if (inAll) {
      caller.requireAllSessions();
    }
    if (own != null) {
      exchange.setVariable("owner", whole ? null : caller.name());
    }
    if (caller.sessionList() != null) {
      exchange.setVariable("ofSessions", caller.sessionList());
    }
  }
}
