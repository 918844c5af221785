package io.holdfast.web.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Schemas as generators of other languages read them. Each gets a type. Jakarta Validation matches
 * a pattern against the whole text, JSON Schema (draft 2020-12, validation, section 6.3.3) anywhere
 * in it, so patterns are anchored; one of plain alternatives becomes an enumeration.
 */
final class PortableSchemas {
  private static final Pattern WORDS = Pattern.compile("[A-Za-z]+([|][A-Za-z]+)+");

  private PortableSchemas() {}

  static void rewrite(Schema schema) {
    if (schema.getType() == null) {
      addType(schema);
    }
    if (schema.getPattern() != null) {
      rewritePattern(schema);
    }
  }

  /** An annotation with a format or an enumeration takes away the type that was scanned. */
  private static void addType(Schema schema) {
    List<Object> values = schema.getEnumeration();
    if (values != null && values.contains(Boolean.TRUE)) {
      schema.setEnumeration(null);
      schema.addType(SchemaType.BOOLEAN);
    } else if (values != null || schema.getFormat() != null) {
      schema.addType(SchemaType.STRING);
    }
  }

  private static void rewritePattern(Schema schema) {
    String pattern = schema.getPattern();
    if (schema.getType() == null || !schema.getType().contains(SchemaType.STRING)) {
      schema.setPattern(null);
    } else if (WORDS.matcher(pattern).matches()) {
      schema.setPattern(null);
      schema.setEnumeration(Arrays.<Object>asList((Object[]) pattern.split("[|]")));
    } else if (!pattern.startsWith("^")) {
      schema.setPattern("^(?:" + pattern + ")$");
    }
  }
}
