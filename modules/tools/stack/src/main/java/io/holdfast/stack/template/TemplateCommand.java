package io.holdfast.stack.template;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a deployment for hosts of one's own. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what a deployment on hosts of your own needs: configuration, certificates of an"
          + " authority of its own, roles and passwords, and a README with what is left to do."
          + " Written again, passwords and authority stay what they are."
    },
    footer = {
      "",
      "Example:",
      "  holdfast template --out deployment --hub db.example:5432 --warehouse east=db2.example:5432"
          + " --broker mq.example:61617 --server shop.example:9443 --issuer https://login.example/"
          + " --keys https://login.example/keys --audience holdfast --payments https://pay.example"
    })
public final class TemplateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PART",
      arity = "0..*",
      description = "postgres, broker, liberty, systemd. Default: all.")
  private List<TemplatePart> parts = List.of(TemplatePart.values());

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write.")
  private Path out;

  @Mixin private TemplateOptions options;

  @Override
  public Integer call() {
    Path directory = out.toAbsolutePath().normalize();
    try {
      Deployment deployment = Deployment.at(directory, options);
      for (TemplatePart part : parts) {
        part.write(deployment);
      }
      deployment.write(
          "README.md", deployment.text("README.md", "server", options.server().toString()));
      spec.commandLine()
          .getOut()
          .println("written to " + directory + "; what is left to do: README.md there");
      return 0;
    } catch (IOException e) {
      throw new StackFailure("cannot write " + directory + ": " + e.getMessage(), e);
    }
  }
}
