package io.holdfast.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.PortPlan;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.layout.StackWarehouse;
import io.holdfast.stack.layout.WarehouseSites;
import io.holdfast.stack.parts.Part;
import io.holdfast.stack.parts.Parts;
import io.holdfast.stack.parts.ServerFiles;
import io.holdfast.stack.process.Await;
import io.holdfast.stack.supervise.SupervisorLock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a warehouse to a running stack. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Starts one more database, gives the running server its data sources and announces the"
          + " warehouse. Nothing is restarted. Repeating it completes what was interrupted."
    },
    footer = {
      "",
      "Example:",
      "  holdfast warehouse add denver --name 'Denver East' --latitude 39.74 --longitude -104.99"
          + " --country US --city Denver"
    })
public final class WarehouseAddCommand implements Callable<Integer> {
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(90);
  private static final Duration SERVER_PATIENCE = Duration.ofSeconds(30);
  private static final int CONFLICT = 409;

  @Mixin private StackOptions options;

  @Parameters(paramLabel = "CODE", description = "Lower case, for example denver.")
  private String code;

  @Option(names = "--name", required = true, description = "What people call it.")
  private String name;

  @Option(names = "--latitude", required = true, description = "Degrees, -90 to 90.")
  private double latitude;

  @Option(names = "--longitude", required = true, description = "Degrees, -180 to 180.")
  private double longitude;

  @Option(names = "--country", defaultValue = "", description = "ISO code, for example US.")
  private String country;

  @Option(names = "--city", defaultValue = "", description = "City.")
  private String city;

  private int lastStatus;

  @Override
  public Integer call() {
    StackWarehouse node = new StackWarehouse(code, name, city, country, latitude, longitude);
    StackPlan before = options.existingPlan();
    DataDirectory data = options.data();
    if (SupervisorLock.holder(data).isEmpty()) {
      throw new StackFailure("the stack is not running; start it: holdfast up");
    }
    if (!before.warehouses().contains(node)) {
      requireRoom(before);
      before.with(node).write(data);
    }
    awaitDatabase(data, node);
    announce(StackDescriptor.read(data), node);
    System.out.println("warehouse " + code + " is open");
    return 0;
  }

  private static void requireRoom(StackPlan plan) {
    int count = plan.warehouses().size();
    if (count >= WarehouseSites.MAXIMUM) {
      throw new StackFailure("a stack has at most " + WarehouseSites.MAXIMUM + " warehouses");
    }
    PortPlan.requireFree(plan.ports().warehouse(count), "a new warehouse");
  }

  private static void awaitDatabase(DataDirectory data, StackWarehouse node) {
    Parts parts = Parts.of(data);
    Part database = parts.warehouse(node);
    StackPlan plan = parts.plan();
    ServerFiles files = new ServerFiles(Installation.current(), data);
    if (!Await.until(
        DATABASE_PATIENCE,
        () ->
            plan.servers().stream()
                    .allMatch(server -> Files.exists(files.dataSources(server, node.code())))
                && database.answers())) {
      throw new StackFailure(
          "the database of " + node.code() + " did not start; see " + data.log(node.part()));
    }
  }

  private void announce(StackDescriptor stack, StackWarehouse node) {
    if (!Await.until(SERVER_PATIENCE, () -> accepted(stack, node))) {
      throw new StackFailure(
          "the server did not accept the warehouse"
              + (lastStatus == 0 ? ": no answer" : ": status " + lastStatus)
              + "; run the command again when it serves");
    }
  }

  private boolean accepted(StackDescriptor stack, StackWarehouse node) {
    String credentials = "admin:" + stack.users().get("admin");
    Map<String, Object> body =
        Map.of(
            "code", node.code(),
            "name", node.name(),
            "location",
                Map.of(
                    "latitude", node.latitude(),
                    "longitude", node.longitude(),
                    "city", node.city(),
                    "country", node.country()));
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/api/v1/warehouses"))
              .timeout(Duration.ofSeconds(10))
              .header("Content-Type", "application/json")
              .header(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder()
                          .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
              .POST(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body)))
              .build();
      HttpResponse<Void> response =
          HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      lastStatus = response.statusCode();
      return lastStatus / 100 == 2 || lastStatus == CONFLICT;
    } catch (IOException unreachable) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
