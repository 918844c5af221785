package io.holdfast.stack.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.stack.StackFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPlanTest {
  private static final StackWarehouse DENVER =
      new StackWarehouse("denver", "Denver East", "Denver", "US", 39.74, -104.99);

  @TempDir Path directory;

  @Test
  void a_plan_is_read_back_as_it_was_written() {
    DataDirectory data = new DataDirectory(directory);
    StackPlan plan = new StackPlan(9080, List.of()).grownTo(4).with(DENVER);
    plan.write(data);
    assertThat(StackPlan.read(data)).contains(plan);
  }

  @Test
  void an_empty_directory_has_no_plan() {
    assertThat(StackPlan.read(new DataDirectory(directory))).isEmpty();
  }

  @Test
  void growing_keeps_the_ports_of_the_warehouses_that_exist() {
    StackPlan before = new StackPlan(9080, List.of()).grownTo(2).with(DENVER);
    StackPlan after = before.grownTo(5);
    assertThat(after.warehouses())
        .hasSize(5)
        .startsWith(before.warehouses().toArray(StackWarehouse[]::new));
    assertThat(after.grownTo(1)).isEqualTo(after);
  }

  @Test
  void a_code_is_given_once() {
    StackPlan plan = new StackPlan(9080, List.of()).with(DENVER);
    assertThatThrownBy(() -> plan.with(DENVER))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("denver exists");
  }

  @Test
  void there_are_24_sites_with_different_codes() {
    List<StackWarehouse> sites = WarehouseSites.first(24);
    assertThat(sites).extracting(StackWarehouse::code).doesNotHaveDuplicates().contains("seattle");
    assertThat(sites).extracting(StackWarehouse::country).containsOnly("US", "MX", "CA");
    assertThat(WarehouseSites.all())
        .extracting(WarehouseSites.Site::foodMartId)
        .doesNotHaveDuplicates();
    assertThatThrownBy(() -> WarehouseSites.first(25)).hasMessageContaining("--warehouses");
  }

  @Test
  void secrets_are_made_once_and_differ_between_directories() {
    DataDirectory data = new DataDirectory(directory);
    Secrets first = Secrets.of(data);
    assertThat(Secrets.of(data).app()).isEqualTo(first.app());
    assertThat(Secrets.of(new DataDirectory(directory.resolve("other"))).app())
        .isNotEqualTo(first.app());
    assertThat(first.app()).isNotEqualTo(first.auditor()).hasSizeGreaterThan(30);
  }
}
