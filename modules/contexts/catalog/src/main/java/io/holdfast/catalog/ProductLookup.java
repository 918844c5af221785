package io.holdfast.catalog;

import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of products and products by name, retired ones included: their stock is still there. */
@Singleton
@RolesChecked
@RolesAllowed(Role.SHOP)
public class ProductLookup {
  private static final int MOST = 1000;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final String NAMES = "SELECT sku, name FROM catalog.product WHERE sku = ANY (?)";
  private static final String MATCHING =
      """
      SELECT sku FROM catalog.product WHERE starts_with(sku, ?)
      UNION
      SELECT sku FROM catalog.product WHERE ? <> '' AND search @@ to_tsquery('simple', ?)
      LIMIT ?""";

  private final HubDatabase hub;

  @Inject
  public ProductLookup(HubDatabase hub) {
    this.hub = hub;
  }

  /** The names of these products; those not in the catalogue are missing. */
  public Map<Sku, String> names(@NotNull @Size(max = MOST) Collection<@NotNull Sku> skus) {
    Map<Sku, String> names = new HashMap<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(NAMES)) {
      String[] wanted = skus.stream().map(Sku::value).toArray(String[]::new);
      look.setArray(1, connection.createArrayOf("text", wanted));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          names.put(new Sku(row.getString(1)), row.getString(2));
        }
      }
      return names;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /**
   * Products whose SKU starts with the text, or whose name, brand or category has words that start
   * with each of its words.
   *
   * @param most maximum of the answer; one that is full may miss some
   */
  public List<Sku> matching(@NotNull @Size(max = 200) String text, @Min(1) int most) {
    String words =
        NO_WORD
            .splitAsStream(text.toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .map(word -> word + ":*")
            .collect(Collectors.joining(" & "));
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(MATCHING)) {
      look.setString(1, text.strip());
      look.setString(2, words);
      look.setString(3, words);
      look.setInt(4, most);
      List<Sku> found = new ArrayList<>();
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found.add(new Sku(row.getString(1)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
