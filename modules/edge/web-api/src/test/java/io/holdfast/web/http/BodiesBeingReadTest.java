package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.web.problems.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodiesBeingReadTest {
  private final BodiesBeingRead bodies = new BodiesBeingRead();

  @Test
  void one_more_than_may_be_read_at_a_time_is_refused_until_one_has_ended() throws IOException {
    List<InputStream> slow = new ArrayList<>();
    for (int i = 0; i < BodiesBeingRead.MAX; i++) {
      slow.add(body());
      slow.get(i).read();
    }

    assertThatThrownBy(() -> body().read()).isInstanceOf(ProblemException.class);
    slow.get(0).readAllBytes();
    assertThat(body().readAllBytes()).hasSize(3);
    assertThat(bodies.reading()).isEqualTo(BodiesBeingRead.MAX - 1);
  }

  @Test
  void a_body_that_breaks_off_or_is_closed_is_not_read_any_more() throws IOException {
    InputStream broken =
        new CountedBody(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("reset");
              }
            },
            bodies);
    assertThatThrownBy(broken::read).hasMessage("reset");
    broken.close();
    InputStream begun = body();
    begun.read();
    begun.close();
    body().close();

    assertThat(bodies.reading()).isZero();
  }

  @Test
  void a_body_that_is_given_up_counts_no_more_and_is_not_counted_down_twice() throws IOException {
    CountedBody unread = body();
    CountedBody begun = body();
    begun.read();
    unread.end();
    begun.end();
    begun.end();
    begun.close();

    assertThat(bodies.reading()).isZero();
  }

  private CountedBody body() {
    return new CountedBody(new ByteArrayInputStream(new byte[3]), bodies);
  }
}
