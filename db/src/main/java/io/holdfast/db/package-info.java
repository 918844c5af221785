/** What programs need to know to run the migrations. */
package io.holdfast.db;
