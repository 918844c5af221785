package io.holdfast.simulators;

import io.holdfast.platform.webhook.WebhookSignature;
import io.holdfast.simulators.carrier.CarrierServer;
import io.holdfast.simulators.carrier.LabelBook;
import io.holdfast.simulators.payment.PaymentProvider;
import io.holdfast.simulators.payment.PaymentServer;
import io.holdfast.simulators.supplier.Notices;
import io.holdfast.simulators.supplier.SupplierServer;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Starts the simulators of one stack in this process: {@code --port P --data DIR}, {@code
 * --supplier-port P} for a supplier, and {@code --payment-events URL} if the shop is to be told by
 * callbacks.
 */
public final class SimulatorsMain {
  private static final int WRONG_ARGUMENT = 2;
  private static final int CANNOT_START = 1;

  private SimulatorsMain() {}

  /**
   * Serves until the process is stopped.
   *
   * @param args {@code --port} (the payment provider's TCP port on loopback), {@code --data}
   *     (directory of the journals), {@code --payment-events} (address of its callbacks, signed
   *     with the secret in the environment variable {@code HOLDFAST_PAYMENT_WEBHOOK_SECRET});
   *     {@code --carrier-port} and {@code --carrier-events} likewise for the carrier, with {@code
   *     HOLDFAST_CARRIER_WEBHOOK_SECRET}; {@code --supplier-port}
   */
  public static void main(String[] args) {
    Arguments arguments;
    try {
      arguments = Arguments.parse(args);
    } catch (IllegalArgumentException wrong) {
      exit(WRONG_ARGUMENT, wrong.getMessage());
      return;
    }
    try {
      PaymentProvider provider =
          PaymentProvider.open(arguments.data().resolve("authorisations.jsonl"));
      PaymentServer server = PaymentServer.start(arguments.port(), provider);
      if (arguments.paymentEvents() != null) {
        server.tell(arguments.paymentEvents(), signature("HOLDFAST_PAYMENT_WEBHOOK_SECRET"));
      }
      if (arguments.carrierPort() != null) {
        startCarrier(arguments);
      }
      SupplierServer supplier = supplier(arguments);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(server, provider, supplier), "stop"));
    } catch (BindException busy) {
      exit(CANNOT_START, "a port is busy: " + busy.getMessage());
    } catch (IOException | RuntimeException failure) {
      exit(CANNOT_START, "cannot start: " + failure.getMessage());
    }
  }

  private static void startCarrier(Arguments arguments) throws IOException {
    LabelBook book = LabelBook.open(arguments.data().resolve("labels.jsonl"));
    CarrierServer carrier = CarrierServer.start(arguments.carrierPort(), book);
    if (arguments.carrierEvents() != null) {
      carrier.tell(arguments.carrierEvents(), signature("HOLDFAST_CARRIER_WEBHOOK_SECRET"));
    }
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  carrier.close();
                  book.close();
                },
                "stop-carrier"));
  }

  private static WebhookSignature signature(String secret) {
    return new WebhookSignature(System.getenv(secret), Clock.systemUTC());
  }

  private static SupplierServer supplier(Arguments arguments) throws IOException {
    return arguments.supplierPort() == null
        ? null
        : SupplierServer.start(
            arguments.supplierPort(), Notices.open(arguments.data().resolve("notices.jsonl")));
  }

  private static void stop(
      PaymentServer server, PaymentProvider provider, SupplierServer supplier) {
    server.close();
    provider.close();
    if (supplier != null) {
      supplier.close();
    }
  }

  private static void exit(int code, String reason) {
    System.err.println("simulators: " + reason);
    System.exit(code);
  }

  private record Arguments(
      int port,
      Path data,
      URI paymentEvents,
      Integer carrierPort,
      URI carrierEvents,
      Integer supplierPort) {
    static Arguments parse(String[] args) {
      Integer port = null;
      Path data = null;
      URI paymentEvents = null;
      Integer carrierPort = null;
      URI carrierEvents = null;
      Integer supplierPort = null;
      for (int i = 0; i < args.length; i += 2) {
        if (i + 1 == args.length) {
          throw new IllegalArgumentException(args[i] + " needs a value");
        }
        switch (args[i]) {
          case "--port" -> port = port(args[i + 1]);
          case "--data" -> data = Path.of(args[i + 1]);
          case "--supplier-port" -> supplierPort = port(args[i + 1]);
          case "--payment-events" -> paymentEvents = URI.create(args[i + 1]);
          case "--carrier-port" -> carrierPort = port(args[i + 1]);
          case "--carrier-events" -> carrierEvents = URI.create(args[i + 1]);
          default -> throw new IllegalArgumentException("unknown argument " + args[i]);
        }
      }
      if (port == null || data == null) {
        throw new IllegalArgumentException("usage: --port P --data DIR");
      }
      return new Arguments(port, data, paymentEvents, carrierPort, carrierEvents, supplierPort);
    }

    private static int port(String text) {
      try {
        int port = Integer.parseInt(text);
        if (port >= 0 && port <= 65535) {
          return port;
        }
      } catch (NumberFormatException notANumber) {
        throw new IllegalArgumentException("--port is not a number: " + text, notANumber);
      }
      throw new IllegalArgumentException("--port is out of range: " + text);
    }
  }
}
