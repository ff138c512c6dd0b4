/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domains of the engine, one per boundary. */

#include "accord-error.h"

/**
 * accord_store_error_quark:
 *
 * Domain of everything that concerns the workspace file: see #AccordStoreError.
 */
G_DEFINE_QUARK (accord-store-error-quark, accord_store_error)

/**
 * accord_rule_error_quark:
 *
 * Domain of values and moves that the rules of a workspace refuse: see #AccordRuleError.
 */
G_DEFINE_QUARK (accord-rule-error-quark, accord_rule_error)

/**
 * accord_exchange_error_quark:
 *
 * Domain of reading and writing the files of other programs: see #AccordExchangeError.
 */
G_DEFINE_QUARK (accord-exchange-error-quark, accord_exchange_error)

/**
 * accord_sync_error_quark:
 *
 * Domain of sharing a workspace with other computers: see #AccordSyncError.
 */
G_DEFINE_QUARK (accord-sync-error-quark, accord_sync_error)

/**
 * accord_error_pass:
 * @error: (nullable): where a caller wants to hear of it
 * @failed: (transfer full): what happened, or a location of %NULL; %NULL afterwards
 *
 * Returns: whether nothing had failed
 */
gboolean
accord_error_pass (GError **error, GError **failed)
{
  if (*failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (failed));
  return FALSE;
}
