package io.holdfast.testkit;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.narayana.NarayanaTransactionIntegration;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.Driver;

/** Connection pools with the settings of the server's data sources. */
final class Pools {
  static final String ROLE = "holdfast_app";
  private static final int MAX_SIZE = 20;
  private static final String LOCK_TIMEOUT = "?options=-c%20lock_timeout=1500";

  private Pools() {}

  static AgroalDataSource transactional(String url) {
    AgroalConnectionPoolConfigurationSupplier pool = pool(url, FaultyXaDataSource.class);
    return open(
        pool.transactionIntegration(
            new NarayanaTransactionIntegration(
                TestTransactions.get().manager(), TestTransactions.get().registry())));
  }

  static AgroalDataSource plain(String url) {
    return open(pool(url, Driver.class));
  }

  private static AgroalConnectionPoolConfigurationSupplier pool(String url, Class<?> provider) {
    return new AgroalConnectionPoolConfigurationSupplier()
        .maxSize(MAX_SIZE)
        .acquisitionTimeout(Duration.ofSeconds(10))
        .connectionFactoryConfiguration(
            factory ->
                factory
                    .connectionProviderClass(provider)
                    .jdbcUrl(url + LOCK_TIMEOUT)
                    .principal(new NamePrincipal(ROLE)));
  }

  private static AgroalDataSource open(AgroalConnectionPoolConfigurationSupplier pool) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool));
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
