package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is delivered, by the SBOMs that the build writes: of the archive and the command line. */
class LicencesIT {
  private static final List<Path> SBOMS =
      List.of(Path.of("target/sbom.json"), Path.of("../modules/tools/stack/target/sbom.json"));

  /** None of them reaches the code of who uses Holdfast. */
  private static final Set<String> ACCEPTED =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "BSD-4-Clause",
          "CC0-1.0",
          "EPL-1.0",
          "EPL-2.0",
          "MIT",
          "The (New) BSD License");

  @Test
  void every_library_that_is_delivered_has_a_licence_that_is_accepted() throws IOException {
    Map<String, List<String>> refused = new TreeMap<>();
    for (Path sbom : SBOMS) {
      JsonNode components = JsonValues.read(Files.readString(sbom)).get("components");
      assertThat(components).as(sbom.toString()).hasSizeGreaterThan(50);
      for (JsonNode component : components) {
        List<String> licences = licences(component).toList();
        if (licences.stream().noneMatch(ACCEPTED::contains)) {
          refused.put(component.path("purl").asText(), licences);
        }
      }
    }

    assertThat(refused).isEmpty();
  }

  @Test
  void the_sbom_of_the_archive_has_every_library_in_it() throws IOException {
    List<String> known =
        JsonValues.stream(JsonValues.read(Files.readString(SBOMS.get(0))).get("components"))
            .map(component -> component.get("name").asText())
            .toList();

    assertThat(Path.of("target/holdfast/lib"))
        .isDirectoryNotContaining(
            library ->
                known.stream()
                    .noneMatch(name -> library.getFileName().toString().startsWith(name)));
  }

  /** Several are a choice. */
  private static Stream<String> licences(JsonNode component) {
    return JsonValues.stream(component.path("licenses"))
        .map(
            licence ->
                licence.has("expression")
                    ? licence.get("expression").asText()
                    : licence.at("/license/id").asText(licence.at("/license/name").asText()));
  }
}
