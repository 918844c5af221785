package io.holdfast.fulfilment.carrier;

import io.holdfast.fulfilment.Carrier;
import io.holdfast.fulfilment.LabelRequest;
import io.holdfast.fulfilment.LabelResult;
import io.holdfast.kernel.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Calls the carrier over HTTP. Every number here can be set by configuration: {@code
 * io.holdfast.fulfilment.carrier.HttpCarrier/label/Retry/maxRetries} and the like (MicroProfile
 * Fault Tolerance 4.1, section 12). What fails here is repeated by the worker, after a longer
 * pause.
 */
@ApplicationScoped
public class HttpCarrier implements Carrier {
  private static final int NO_CONTENT = 204;

  private final CarrierApi carrier;

  /** For the container's proxy only. */
  protected HttpCarrier() {
    this.carrier = null;
  }

  @Inject
  public HttpCarrier(CarrierApi carrier) {
    this.carrier = carrier;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The client itself gives up reading after 5 s, as blocked input cannot be interrupted; the
   * timeout here is a second limit. Two attempts end within the lease of the worker.
   */
  @Override
  @Timeout(value = 6000, unit = ChronoUnit.MILLIS)
  @Retry(maxRetries = 1, delay = 200, jitter = 100)
  @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.8, delay = 2000)
  @Bulkhead(16)
  public List<LabelResult> label(List<LabelRequest> requests) {
    try (Response answer = carrier.label(CarrierJson.of(requests))) {
      return CarrierJson.results(answer.getStatus(), answer.readEntity(String.class), requests);
    } catch (ProcessingException e) {
      throw new UnavailableException("the carrier did not answer: " + e.getMessage(), e);
    }
  }

  /** {@inheritDoc} */
  @Override
  @Timeout(value = 6000, unit = ChronoUnit.MILLIS)
  @Retry(maxRetries = 1, delay = 200, jitter = 100)
  @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.8, delay = 2000)
  @Bulkhead(8)
  public void cancelLabel(UUID shipment) {
    try (Response answer = carrier.cancel(shipment.toString())) {
      if (answer.getStatus() != NO_CONTENT) {
        throw new UnavailableException("the carrier answered " + answer.getStatus());
      }
    } catch (ProcessingException e) {
      throw new UnavailableException("the carrier did not answer: " + e.getMessage(), e);
    }
  }
}
