package io.holdfast.stack.layout;

import java.util.Map;

/** The text of a file with values for a server's configuration. */
public final class VariablesFile {
  private VariablesFile() {}

  /**
   * The file's text.
   *
   * @param variables by name
   * @param elements more of a server.xml, may be empty
   */
  public static String of(Map<String, String> variables, String elements) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<server>\n");
    variables.forEach(
        (name, value) ->
            xml.append("  <variable name=\"")
                .append(name)
                .append("\" value=\"")
                .append(value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;"))
                .append("\"/>\n"));
    return xml.append(elements).append("</server>\n").toString();
  }
}
