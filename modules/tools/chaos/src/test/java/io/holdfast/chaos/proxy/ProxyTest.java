package io.holdfast.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
  private static final int PATIENCE_MILLIS = 10_000;

  private EchoServer part;
  private Proxy proxy;

  @BeforeEach
  void a_proxy_in_front_of_a_part() throws IOException {
    part = new EchoServer();
    proxy = Proxy.to(part.port());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    part.close();
  }

  @Test
  void without_a_fault_everything_passes() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client, "hello")).isEqualTo("hello");
      assertThat(ask(client, "again")).isEqualTo("again");
    }
  }

  @Test
  void a_delay_holds_request_and_answer_until_it_is_removed() throws IOException {
    try (Socket client = connect()) {
      ask(client, "warm");
      proxy.become(NetworkCondition.delay(Duration.ofMillis(150)));
      long from = System.nanoTime();

      assertThat(ask(client, "hello")).isEqualTo("hello");

      assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThan(Duration.ofMillis(299));
      proxy.become(NetworkCondition.CLEAR);
      assertThat(ask(client, "again")).isEqualTo("again");
    }
  }

  @Test
  void a_reset_breaks_the_connections_there_are() throws IOException {
    try (Socket client = connect()) {
      ask(client, "hello");

      proxy.become(NetworkCondition.RESET);

      assertThatThrownBy(() -> ask(client, "again")).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void a_new_connection_breaks_after_a_moment_while_resets_go_on_and_lives_afterwards()
      throws IOException {
    proxy.become(NetworkCondition.RESET);
    try (Socket client = connect()) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  ask(client, "hello");
                }
              })
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
    }

    proxy.become(NetworkCondition.CLEAR);

    try (Socket client = connect()) {
      assertThat(ask(client, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void a_black_hole_reports_nothing_and_delivers_afterwards() throws IOException {
    try (Socket before = connect()) {
      ask(before, "warm");
      proxy.become(NetworkCondition.BLACKHOLE);
      try (Socket during = connect()) {
        send(before, "hello");
        send(during, "you");
        assertSilent(before);
        assertSilent(during);

        proxy.become(NetworkCondition.CLEAR);

        assertThat(read(before, 5)).isEqualTo("hello");
        assertThat(read(during, 3)).isEqualTo("you");
      }
    }
  }

  @Test
  void connections_end_when_the_part_is_away() throws IOException {
    part.close();
    try (Socket client = connect()) {
      assertThatThrownBy(() -> ask(client, "hello")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void the_end_of_one_side_reaches_the_other() throws IOException {
    try (Socket client = connect()) {
      send(client, "bye");
      client.shutdownOutput();

      assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("bye");
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void assertSilent(Socket client) throws IOException {
    client.setSoTimeout(100);
    assertThatThrownBy(() -> read(client, 1)).isInstanceOf(SocketTimeoutException.class);
    client.setSoTimeout(PATIENCE_MILLIS);
  }

  private static String ask(Socket client, String text) throws IOException {
    send(client, text);
    return read(client, text.length());
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(Socket client, int length) throws IOException {
    byte[] bytes = client.getInputStream().readNBytes(length);
    if (bytes.length < length) {
      throw new SocketException("ended");
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
