package io.holdfast.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.load.foodmart.GeoPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final OrderSource SOURCE =
      new SyntheticOrders(List.of(new GeoPoint(48.7, -122.4)), 10, 1);
  private static final FakeServer.Answer SHORT =
      new FakeServer.Answer(409, "{\"type\":\"https://holdfast.example/insufficient-stock\"}");
  private static final FakeServer.Answer IN_FLIGHT =
      new FakeServer.Answer(409, "{\"type\":\"https://holdfast.example/request-in-flight\"}");
  private static final FakeServer.Answer OVERLOADED = new FakeServer.Answer(503, "{}");

  @TempDir Path directory;
  private FakeServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private ReplayReport replay(FakeServer.Script script, ClientSettings shops) throws Exception {
    return replay(script, shops, Duration.ZERO);
  }

  private ReplayReport replay(FakeServer.Script script, ClientSettings shops, Duration warmUp)
      throws Exception {
    server = new FakeServer(script);
    return new Replay(
            server.endpoint(),
            Optional.empty(),
            SOURCE,
            shops,
            new RunId("run-1"),
            warmUp,
            Duration.ofSeconds(5),
            directory.resolve("journal"))
        .execute();
  }

  private static ClientSettings shops(int clients, long orders) {
    return new ClientSettings(clients, 0, orders, null, 0, 0, Duration.ofSeconds(5));
  }

  private List<String> journal() throws IOException {
    return Files.readAllLines(directory.resolve("journal"));
  }

  @Test
  void each_order_is_sent_once_with_its_own_key_and_user() throws Exception {
    ReplayReport report = replay((key, attempt) -> FakeServer.Answer.CREATED, shops(8, 200));

    assertThat(report.accepted()).isEqualTo(200);
    assertThat(report.isClean()).isTrue();
    assertThat(server.requests())
        .filteredOn(request -> request.method().equals("POST"))
        .hasSize(200)
        .allMatch(request -> request.path().equals("/api/v1/orders"))
        .allMatch(request -> request.user().equals("Basic c3RvcmVmcm9udDpzZWNyZXQ="))
        .extracting(FakeServer.Request::key)
        .doesNotHaveDuplicates()
        .contains("run-1-0", "run-1-199");
  }

  @Test
  void a_journal_holds_every_accepted_order_and_no_other() throws Exception {
    replay((key, n) -> key.endsWith("7") ? SHORT : FakeServer.Answer.CREATED, shops(4, 50));

    assertThat(journal())
        .hasSize(45)
        .contains("order-of-someone run-1-0")
        .noneMatch(line -> line.endsWith("7"));
  }

  @Test
  void answers_are_counted_by_their_meaning() throws Exception {
    ReplayReport report =
        replay(
            (key, attempt) ->
                switch (Integer.parseInt(key.substring("run-1-".length())) % 4) {
                  case 0 -> FakeServer.Answer.CREATED;
                  case 1 -> SHORT;
                  case 2 -> new FakeServer.Answer(404, "{\"type\":\"unknown-sku\"}");
                  default -> new FakeServer.Answer(500, "");
                },
            shops(4, 40));

    assertThat(report.accepted()).isEqualTo(10);
    assertThat(report.rejected()).isEqualTo(10);
    assertThat(report.errors()).containsEntry("404", 10L).containsEntry("500", 10L).hasSize(2);
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void a_broken_connection_overload_and_an_order_in_flight_are_repeated_with_the_same_key()
      throws Exception {
    FakeServer.Answer[] script = {
      FakeServer.Answer.BROKEN, OVERLOADED, IN_FLIGHT, FakeServer.Answer.CREATED
    };
    ReplayReport report = replay((key, attempt) -> script[attempt - 1], shops(3, 9));

    assertThat(report.accepted()).isEqualTo(9);
    assertThat(report.repetitions()).isEqualTo(27);
    assertThat(report.errors()).isEmpty();
  }

  @Test
  void repetition_ends_at_the_timeout() throws Exception {
    ClientSettings impatient = new ClientSettings(2, 0, 4, null, 0, 0, Duration.ofMillis(300));
    ReplayReport report = replay((key, attempt) -> OVERLOADED, impatient);

    assertThat(report.errors()).containsEntry("503", 4L);
  }

  @Test
  void warm_up_orders_are_written_down_but_not_counted() throws Exception {
    ReplayReport report =
        replay((key, attempt) -> FakeServer.Answer.CREATED, shops(2, 20), Duration.ofMillis(200));

    assertThat(report.accepted()).isEqualTo(20);
    assertThat(journal()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
  }

  @Test
  void in_the_open_model_a_stall_counts_for_every_order_that_was_due_meanwhile() throws Exception {
    Duration stall = Duration.ofMillis(500);
    ClientSettings open = new ClientSettings(1, 100, 100, null, 0, 0, Duration.ofSeconds(5));
    ReplayReport report =
        replay(
            (key, attempt) -> {
              if (key.equals("run-1-10")) {
                Pause.of(stall);
              }
              return FakeServer.Answer.CREATED;
            },
            open);

    // 50 of the 100 orders were due during the stall: half of those waited over 250 ms.
    assertThat(report.latency().max()).isGreaterThanOrEqualTo(490);
    assertThat(report.latency().p95()).isGreaterThan(350);
    assertThat(report.seconds()).isGreaterThan(0.98);
  }

  @Test
  void a_run_of_some_seconds_ends_by_itself() throws Exception {
    ClientSettings timed =
        new ClientSettings(2, 0, Long.MAX_VALUE, Duration.ofMillis(300), 0, 0, Duration.ZERO);
    ReplayReport report = replay((key, attempt) -> FakeServer.Answer.CREATED, timed);

    assertThat(report.accepted()).isPositive();
    assertThat(report.seconds()).isBetween(0.3, 5.0);
  }
}
