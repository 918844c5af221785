package io.holdfast.web.sales;

import io.holdfast.sales.OpenSales;
import io.holdfast.sales.SaleFigures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Gauges of the sales that are not over; they come and go with the sales. */
@ApplicationScoped
public class SaleMetrics {
  /** More sales at once have no gauges: each is a series of its own wherever metrics are kept. */
  private static final int MOST_SALES = 20;

  private static final Map<String, ToDoubleFunction<SaleFigures>> FIGURES =
      Map.of(
          "waiting", SaleFigures::waiting,
          "admitted", SaleFigures::admitted,
          "unused", SaleFigures::unused,
          "sold", SaleFigures::sold,
          "left", SaleFigures::left,
          "per_second", SaleFigures::perSecond);

  @Inject private MetricRegistry registry;
  @Inject private OpenSales sales;

  /** By sale; used by the callback's thread, read by the gauges. */
  private volatile Map<String, SaleFigures> shown = Map.of();

  void register(@Observes Startup event) {
    registry.gauge(
        Metadata.builder()
            .withName("holdfast_sale_streams")
            .withDescription("Open streams of tickets")
            .build(),
        sales::streams);
    sales.listen(this::show);
  }

  private void show(List<SaleFigures> figures) {
    Map<String, SaleFigures> before = shown;
    Map<String, SaleFigures> now =
        figures.stream()
            .limit(MOST_SALES)
            .collect(Collectors.toMap(SaleFigures::sale, sale -> sale, (a, b) -> a, HashMap::new));
    shown = now;
    now.keySet().stream().filter(sale -> !before.containsKey(sale)).forEach(this::add);
    before.keySet().stream().filter(sale -> !now.containsKey(sale)).forEach(this::remove);
  }

  private void add(String sale) {
    FIGURES.forEach(
        (name, figure) ->
            registry.gauge(
                Metadata.builder()
                    .withName(name(name))
                    .withDescription("Flash sales: " + name.replace('_', ' '))
                    .build(),
                () -> value(sale, figure),
                new Tag("sale", sale)));
  }

  private void remove(String sale) {
    FIGURES.keySet().forEach(n -> registry.remove(new MetricID(name(n), new Tag("sale", sale))));
  }

  private double value(String sale, ToDoubleFunction<SaleFigures> figure) {
    SaleFigures current = shown.get(sale);
    return current == null ? 0 : figure.applyAsDouble(current);
  }

  private static String name(String figure) {
    return "holdfast_sale_" + figure;
  }
}
