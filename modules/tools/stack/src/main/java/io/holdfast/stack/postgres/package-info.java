/** PostgreSQL from packaged binaries: unpacking, cluster creation, roles and migrations. */
package io.holdfast.stack.postgres;
