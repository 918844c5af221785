/** Questions to the search store, and their answers. */
package io.holdfast.insights.query;
