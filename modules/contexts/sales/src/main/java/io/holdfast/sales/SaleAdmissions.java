package io.holdfast.sales;

import io.holdfast.platform.ServerThreads;
import io.holdfast.sales.admission.Admissions;
import io.holdfast.sales.book.UsedTickets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Starts the admission of visitors, once there is something to know of orders and stock. */
@Singleton
public final class SaleAdmissions {
  private final Admissions admissions;
  private final UsedTickets used;
  private final ServerThreads threads;

  @Inject
  public SaleAdmissions(Admissions admissions, UsedTickets used, ServerThreads threads) {
    this.admissions = admissions;
    this.used = used;
    this.threads = threads;
  }

  /** Begins to admit; call it once. */
  public void start(AdmissionInput input) {
    used.readFrom(input);
    admissions.start(input, threads);
  }
}
