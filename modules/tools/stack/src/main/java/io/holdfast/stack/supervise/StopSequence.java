package io.holdfast.stack.supervise;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.parts.Part;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.PostgresPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Stops the parts of a stack: server, simulators and broker one after the other, then all databases
 * at once.
 *
 * @param data the stack's directory
 * @param note receives one line for each part that was running
 */
public record StopSequence(DataDirectory data, Consumer<String> note) {

  /** Stops the running ones of these parts, given in the order of starting. */
  public void stop(List<Part> parts) {
    List<Part> backwards = new ArrayList<>(parts);
    Collections.reverse(backwards);
    backwards.stream().filter(part -> !isDatabase(part)).forEach(this::stop);
    Stream<Part> databases = backwards.stream().filter(StopSequence::isDatabase);
    databases.map(this::stopper).toList().forEach(StopSequence::join);
  }

  private void stop(Part part) {
    PartProcess process = new PartProcess(data, part);
    if (process.find().isPresent()) {
      process.stop();
      note.accept("  " + part.name() + " stopped");
    }
  }

  private Thread stopper(Part part) {
    Thread thread = new Thread(() -> stop(part), "stop-" + part.name());
    thread.start();
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isDatabase(Part part) {
    return part instanceof PostgresPart;
  }
}
