package io.github.siakoberpa;

import io.github.siakoberpa.auth.AccountException;
import io.github.siakoberpa.database.DatabaseException;
import io.github.siakoberpa.http.HttpDoorException;
import io.github.siakoberpa.management.ManagementDoorException;
import io.github.siakoberpa.sandbox.SandboxStartException;
import io.github.siakoberpa.seed.SeedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.PropertyBindingException;

/** Turns whatever stops a start into the one line that a person reads. */
final class StartFailures {
  private static final int MAX_LENGTH = 400;

  private StartFailures() {}

  static StartException translated(Throwable failure) {
    List<Throwable> chain = chain(failure);
    for (Throwable cause : chain) {
      if (cause instanceof StartException known) {
        return known;
      }
      if (saysItself(cause)) {
        return new StartException(oneLine(cause), failure);
      }
    }
    for (Throwable cause : chain) {
      if (cause instanceof PropertyBindingException binding) {
        return new StartException(wrongSetting(binding, chain), failure);
      }
    }
    Throwable root = chain.get(chain.size() - 1);
    return new StartException("It cannot start: " + oneLine(root), failure);
  }

  private static boolean saysItself(Throwable cause) {
    return cause instanceof DatabaseException
        || cause instanceof HttpDoorException
        || cause instanceof ManagementDoorException
        || cause instanceof SandboxStartException
        || cause instanceof AccountException
        || cause instanceof SeedException
        || (cause instanceof IllegalArgumentException
            && cause.getMessage() != null
            && cause.getMessage().startsWith("siakoberpa."));
  }

  private static String wrongSetting(PropertyBindingException binding, List<Throwable> chain) {
    String key =
        binding.getOptionPrefix() == null
            ? String.valueOf(binding.getPropertyName())
            : binding.getOptionPrefix() + "." + binding.getOptionKey();
    Throwable root = chain.get(chain.size() - 1);
    String why = root == binding ? "there is no such setting." : oneLine(root);
    return "%s cannot be '%s': %s".formatted(key.replace("..", "."), binding.getValue(), why);
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  private static String oneLine(Throwable failure) {
    String message =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    String line = message.strip().replaceAll("\\s+", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }
}
