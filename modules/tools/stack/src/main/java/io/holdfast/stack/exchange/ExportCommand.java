package io.holdfast.stack.exchange;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.Login;
import io.holdfast.stack.load.ProgressReport;
import io.holdfast.stack.load.TargetOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast export}: writes products or stock of a running stack as CSV. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes products or stock as CSV, with the columns that can be imported again.")
public final class ExportCommand implements Callable<Integer> {
  private static final int BLOCK = 1 << 16;

  @Mixin private TargetOptions target;

  @Parameters(index = "0", paramLabel = "products|stock", description = "What is wanted.")
  private FileKind kind;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to (default: standard output).")
  private Path out;

  @Option(
      names = "--operator",
      paramLabel = "NAME:PASSWORD",
      converter = Login.Converter.class,
      defaultValue = "operator:operator",
      description = "who exports (default: ${DEFAULT-VALUE})")
  private Login operator;

  /** The command for picocli, to be filled from a command line. */
  public ExportCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    ExchangeClient client = new ExchangeClient(operator.at(target));
    try (InputStream in = client.download(kind)) {
      if (out == null) {
        in.transferTo(System.out);
        System.out.flush();
      } else {
        save(in);
      }
      return 0;
    } catch (IOException e) {
      throw new StackFailure("the export broke off: " + e, e);
    }
  }

  private void save(InputStream in) throws IOException {
    try (OutputStream file = Files.newOutputStream(out);
        ProgressReport progress = ProgressReport.start("export", -1, "bytes")) {
      byte[] block = new byte[BLOCK];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        file.write(block, 0, read);
        progress.add(read);
      }
    }
  }
}
