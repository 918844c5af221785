package io.holdfast.receiving.supplier;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.platform.JsonText;
import io.holdfast.receiving.NoticePage;
import io.holdfast.receiving.Supplier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Calls the supplier over HTTP, with retries: reading changes nothing there. Every number here can
 * be set by configuration (MicroProfile Fault Tolerance 4.1, section 12).
 */
@ApplicationScoped
public class HttpSupplier implements Supplier {
  private static final int OK = 200;

  private final SupplierApi supplier;

  /** For the container's proxy only. */
  protected HttpSupplier() {
    this.supplier = null;
  }

  @Inject
  public HttpSupplier(SupplierApi supplier) {
    this.supplier = supplier;
  }

  /** {@inheritDoc} */
  @Override
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @Retry(maxRetries = 3, delay = 200, jitter = 100, maxDuration = 15_000)
  @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.8, delay = 2000)
  @Bulkhead(2)
  public NoticePage notices(String cursor, int atMost) {
    try (Response answer = supplier.notices(cursor, atMost)) {
      if (answer.getStatus() != OK) {
        throw new UnavailableException("the supplier answered " + answer.getStatus());
      }
      return JsonText.read(answer.readEntity(String.class), NoticePage.class);
    } catch (ProcessingException e) {
      throw new UnavailableException("the supplier did not answer: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new UnavailableException("the supplier's answer cannot be read", e);
    }
  }
}
