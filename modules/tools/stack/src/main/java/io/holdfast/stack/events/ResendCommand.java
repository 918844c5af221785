package io.holdfast.stack.events;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackOptions;
import io.holdfast.stack.WrongArgument;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Sends events again, to one queue only. */
@Command(
    name = "resend",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the outboxes of hub and warehouses and sends events published since a time to one queue,"
          + " so that a new consumer can catch up. The queue gets what its address and its filter"
          + " let through, as if it had been there; no other queue gets anything. Events that the"
          + " server keeps no longer (holdfast.retention.outbox) are not sent.",
      "",
      "Create the queue first, then send: new events arrive by themselves. An event may come"
          + " twice, under the same id. Databases and broker must run; the server need not."
    },
    footer = {
      "",
      "Examples:",
      "  holdfast events resend --since 2026-11-01T00:00:00Z --to reports.orders",
      "  holdfast events resend --since 2026-11-26T08:00:00+01:00 --to search.stock --limit 5000000"
    })
public final class ResendCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StackOptions options;

  @Option(
      names = "--since",
      required = true,
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "The earliest event, by when it was made; ISO 8601 with an offset or Z.")
  private Instant since;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "QUEUE",
      description = "Name of a queue that the broker has at one of the addresses of events.")
  private String queue;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Send nothing if there are more events than this (default: ${DEFAULT-VALUE}).")
  private long limit;

  /** The command for picocli, to be filled from a command line. */
  public ResendCommand() {}

  @Override
  public Integer call() {
    Instant now = Instant.now();
    if (limit < 1) {
      throw new WrongArgument("--limit must be at least 1");
    }
    if (since.isAfter(now)) {
      throw new WrongArgument("--since lies in the future: " + since);
    }
    if (since.isBefore(Instant.EPOCH)) {
      throw new WrongArgument("--since lies before 1970: " + since);
    }
    options.existingPlan();
    StackDescriptor stack = StackDescriptor.read(options.data());
    Resend.Result result;
    try (QueueSender sender = QueueSender.open(stack.broker(), queue)) {
      result = new Resend(outboxes(stack), sender, limit).run(since, now);
    }
    spec.commandLine()
        .getOut()
        .printf(
            "sent %,d events to %s; its filter passed over %,d%n",
            result.sent(), queue, result.passedOver());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static List<Outbox> outboxes(StackDescriptor stack) {
    List<Outbox> outboxes = new ArrayList<>();
    outboxes.add(new Outbox("the hub", stack.hub().auditor()));
    stack
        .warehouses()
        .forEach(
            it ->
                outboxes.add(new Outbox("warehouse " + it.node().code(), it.database().auditor())));
    return outboxes;
  }

  /** Reads times with an offset. */
  static final class TimeConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      try {
        return OffsetDateTime.parse(value).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'" + value + "' is no time such as 2026-11-01T00:00:00Z");
      }
    }
  }
}
