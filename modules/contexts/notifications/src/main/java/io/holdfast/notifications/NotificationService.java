package io.holdfast.notifications;

import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TextForms;
import io.holdfast.notifications.customer.CustomerMessages;
import io.holdfast.notifications.customer.PreferenceTable;
import io.holdfast.notifications.stock.Watchers;
import io.holdfast.platform.security.Caller;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** What customers are told and how, for external callers, with role checks. */
@Singleton
@RolesChecked
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
public class NotificationService {
  private static final int MOST = 200;

  private final PreferenceTable preferences;
  private final CustomerMessages messages;
  private final Watchers watchers;
  private final Caller caller;

  @Inject
  public NotificationService(
      PreferenceTable preferences, CustomerMessages messages, Watchers watchers, Caller caller) {
    this.preferences = preferences;
    this.messages = messages;
    this.watchers = watchers;
    this.caller = caller;
  }

  /** The preferences of a customer; {@link Preferences#DEFAULT} if nothing was chosen. */
  public Preferences preferences(@NotNull @Pattern(regexp = TextForms.NAME) String customer) {
    caller.requireActingFor(customer);
    return preferences.find(customer).orElse(Preferences.DEFAULT);
  }

  /** Stores the preferences of a customer, replacing earlier ones. */
  public void store(
      @NotNull @Pattern(regexp = TextForms.NAME) String customer,
      @NotNull @Valid Preferences wanted) {
    caller.requireActingFor(customer);
    preferences.store(customer, wanted);
  }

  /**
   * A page of the messages to a customer, the newest first.
   *
   * @param before where the page starts; null for the first one
   */
  public Page<CustomerNotification> list(
      @NotNull @Pattern(regexp = TextForms.NAME) String customer,
      UUID before,
      @Min(1) @Max(MOST) int limit) {
    caller.requireActingFor(customer);
    return Page.cut(
        messages.list(customer, before, limit + 1), limit, message -> message.id().toString());
  }

  /** The customer is told once when the SKU is back; a repetition changes nothing. */
  public void watch(@NotNull @Pattern(regexp = TextForms.NAME) String customer, @NotNull Sku sku) {
    caller.requireActingFor(customer);
    watchers.watch(customer, sku.value());
  }
}
