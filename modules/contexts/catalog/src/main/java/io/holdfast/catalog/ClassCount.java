package io.holdfast.catalog;

import java.util.List;

/**
 * The products that have one path of classes.
 *
 * @param path family, department, category, subcategory; each empty if unknown
 */
public record ClassCount(List<String> path, long count) {}
