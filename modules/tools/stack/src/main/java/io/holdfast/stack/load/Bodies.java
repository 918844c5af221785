package io.holdfast.stack.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.holdfast.stack.load.foodmart.FoodMartCustomer;
import io.holdfast.stack.load.foodmart.FoodMartProduct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON bodies of the loading requests. */
final class Bodies {
  private static final JsonFactory JSON = new JsonFactory();

  private Bodies() {}

  /** How many units of a SKU. */
  record Units(String sku, int quantity) {}

  static byte[] products(List<FoodMartProduct> articles) {
    return items(
        articles,
        (json, article) -> {
          json.writeStringField("sku", article.sku());
          json.writeStringField("name", article.name());
          json.writeStringField("brand", article.brand());
          json.writeStringField("category", article.category());
          json.writeStringField("department", article.department());
          json.writeStringField("family", article.family());
          json.writeStringField("subcategory", article.subcategory());
          json.writeStringField("price", article.price());
          json.writeStringField("currency", "USD");
        });
  }

  static byte[] syntheticProducts(List<String> skus) {
    return items(
        skus,
        (json, sku) -> {
          json.writeStringField("sku", sku);
          json.writeStringField("name", "Synthetic " + sku);
          json.writeStringField("brand", "Synthetic");
          json.writeStringField("category", "Synthetic");
          json.writeStringField("department", "Synthetic");
          json.writeStringField("price", "9.99");
          json.writeStringField("currency", "USD");
        });
  }

  static byte[] customers(List<FoodMartCustomer> customers) {
    return items(
        customers,
        (json, customer) -> {
          json.writeStringField("id", customer.id());
          json.writeStringField("name", customer.name());
          json.writeStringField("city", customer.city());
          json.writeStringField("country", customer.country());
          json.writeStringField("postalCode", customer.postalCode());
          json.writeNumberField("latitude", customer.place().latitude());
          json.writeNumberField("longitude", customer.place().longitude());
        });
  }

  /**
   * @param kind OPENING or RECEIPT
   */
  static byte[] receipt(String kind, String reference, List<Units> items) {
    return write(
        json -> {
          json.writeStringField("kind", kind);
          json.writeStringField("reference", reference);
          writeItems(
              json,
              items,
              (out, item) -> {
                out.writeStringField("sku", item.sku());
                out.writeNumberField("quantity", item.quantity());
              });
        });
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private interface ItemFields<T> {
    void write(JsonGenerator json, T item) throws IOException;
  }

  private static <T> byte[] items(List<T> items, ItemFields<T> fields) {
    return write(json -> writeItems(json, items, fields));
  }

  private static <T> void writeItems(JsonGenerator json, List<T> items, ItemFields<T> fields)
      throws IOException {
    json.writeArrayFieldStart("items");
    for (T item : items) {
      json.writeStartObject();
      fields.write(json, item);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static byte[] write(Fields fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
