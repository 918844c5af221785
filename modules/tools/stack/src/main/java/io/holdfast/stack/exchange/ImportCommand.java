package io.holdfast.stack.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.load.Login;
import io.holdfast.stack.load.ProgressReport;
import io.holdfast.stack.load.TargetOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code holdfast import}: imports a CSV file into a running stack. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports products or stock from a CSV file, and lists the rows that were rejected.",
      "Ctrl-C stops watching; the server goes on."
    },
    footer = {
      "",
      "Exit code: 0 if every row was imported, 1 if one was rejected or the import failed."
    })
public final class ImportCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 500;

  @Spec private CommandSpec spec;
  @Mixin private TargetOptions target;

  @Parameters(index = "0", paramLabel = "products|stock", description = "What the file has.")
  private FileKind kind;

  @Parameters(index = "1", paramLabel = "FILE", description = "A CSV file in UTF-8.")
  private Path file;

  @Option(
      names = "--operator",
      paramLabel = "NAME:PASSWORD",
      converter = Login.Converter.class,
      defaultValue = "operator:operator",
      description = "who imports (default: ${DEFAULT-VALUE})")
  private Login operator;

  /** The command for picocli, to be filled from a command line. */
  public ImportCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new WrongArgument(file + " is no file that can be read");
    }
    ExchangeClient client = new ExchangeClient(operator.at(target));
    try {
      long rows = lines() - 1;
      String id = client.upload(kind, file);
      return report(watch(client, id, rows));
    } catch (IOException e) {
      throw new StackFailure(operator.at(target).url() + " cannot be reached: " + e, e);
    }
  }

  /** About as many as there are rows. */
  private long lines() throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.count();
    }
  }

  private JsonNode watch(ExchangeClient client, String id, long rows)
      throws IOException, InterruptedException {
    try (ProgressReport progress = ProgressReport.start("import", rows, "rows")) {
      JsonNode state = client.progress(id);
      while (state.get("state").asText().equals("RUNNING")) {
        progress.at(state.get("rows").asLong());
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        state = client.progress(id);
      }
      progress.at(state.get("rows").asLong());
      return state;
    }
  }

  private int report(JsonNode state) {
    PrintWriter out = spec.commandLine().getOut();
    for (JsonNode row : state.get("rejected")) {
      out.println("line " + row.get("line").asInt() + ": " + row.get("reason").asText());
    }
    long rejected = state.get("rejectedRows").asLong();
    if (rejected > state.get("rejected").size()) {
      out.println("... and more");
    }
    out.printf(
        "%,d rows: %,d imported, %,d rejected%n",
        state.get("rows").asLong(), state.get("accepted").asLong(), rejected);
    out.flush();
    if (state.get("state").asText().equals("FAILED")) {
      throw new StackFailure("the import failed: " + state.path("failure").asText());
    }
    return rejected == 0 ? 0 : 1;
  }
}
