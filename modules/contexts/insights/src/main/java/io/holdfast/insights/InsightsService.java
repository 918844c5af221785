package io.holdfast.insights;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.insights.query.AnomalyQuestion;
import io.holdfast.insights.query.OverviewQuestion;
import io.holdfast.insights.query.SalesQuestion;
import io.holdfast.insights.query.Searches;
import io.holdfast.insights.query.StockQuestion;
import io.holdfast.insights.query.TopQuestion;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What happened in the shop, for operators. The answers come from the search store and are given
 * again for a moment. Every method raises {@link InsightsUnavailableException} while the store is
 * away.
 */
@Singleton
@RolesChecked
@RolesAllowed(Role.OPERATOR)
public class InsightsService {
  private static final int MOST_ANSWERS = 500;

  private final Searches searches;
  private final String currency;
  private final Cache<Object, Object> answers;

  /**
   * The service.
   *
   * @param currency in which revenue is reported
   * @param cacheMillis how long an answer may be given again
   */
  @Inject
  public InsightsService(
      Searches searches,
      @ConfigProperty(name = "holdfast.insights.currency") String currency,
      @ConfigProperty(name = "holdfast.insights.cache") long cacheMillis) {
    this.searches = searches;
    this.currency = currency;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(MOST_ANSWERS)
            .expireAfterWrite(Duration.ofMillis(cacheMillis))
            .build();
  }

  /** The state of the shop in a few numbers. */
  public Overview overview() {
    return cached("overview", Overview.class, () -> OverviewQuestion.ask(searches, currency));
  }

  /** Sales over time. */
  public Sales sales(@NotNull SalesQuery query) {
    return cached(query, Sales.class, () -> SalesQuestion.ask(searches, query, currency));
  }

  /** The SKUs that sell most. */
  public TopSkus top(@NotNull TopQuery query) {
    return cached(query, TopSkus.class, () -> TopQuestion.ask(searches, query, currency));
  }

  /** Stock and how long it lasts. */
  public StockCover stock(@NotNull StockCoverQuery query) {
    return cached(query, StockCover.class, () -> StockQuestion.ask(searches, query));
  }

  /** What deviates from what is expected. */
  public Anomalies anomalies(@NotNull AnomalyQuery query) {
    return cached(query, Anomalies.class, () -> AnomalyQuestion.ask(searches, query));
  }

  /** Callers with the same question wait for one answer. */
  private <T> T cached(Object question, Class<T> type, Supplier<T> answer) {
    return type.cast(answers.get(question, unanswered -> answer.get()));
  }
}
