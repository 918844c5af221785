/** What is sold: products and their prices. Flat reading and storing; the rules live elsewhere. */
package io.holdfast.catalog;
