/** Sales of each minute, by SKU, warehouse and category. */
package io.holdfast.stream.sales;
