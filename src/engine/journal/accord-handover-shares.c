/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares of open deals that a leaver hands over. Database thread. */

#include "accord-config.h"

#include "accord-handover-shares.h"

#include "accord-decimal.h"

static gint64
share_number (AccordBulk *bulk, gint64 id, const char *name, GError **error)
{
  const AccordKind *kind = &accord_deal_credit_kind;
  const AccordValue *value = accord_bulk_get (bulk, kind, id, accord_kind_find (kind, name), error);

  return value != NULL ? value->number : -1;
}

/* The share of the same sort that the heir has in the same deal; 0: none. */
static gboolean
find_own_share (AccordBulk *bulk, gint64 share, gint64 heir, gint64 *own, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_credit_kind);
  g_autoptr (AccordIds) ids = NULL;
  gint64 overlay = share_number (bulk, share, "overlay", error);

  *own = 0;
  accord_query_add_number (query, "deal", ACCORD_OP_IS, share_number (bulk, share, "deal", error));
  accord_query_add_number (query, "member", ACCORD_OP_IS, heir);
  ids = accord_reader_find_now (accord_bulk_reader (bulk), query, error);
  for (guint i = 0; ids != NULL && *own == 0 && i < ids->n_ids; i++)
    if (share_number (bulk, ids->ids[i], "overlay", error) == overlay)
      *own = ids->ids[i];
  return ids != NULL;
}

/**
 * accord_handover_write_share:
 * @bulk: the change
 * @share: id of the leaver's share of a deal
 * @heir: who gets it
 * @written: (out): whether it was done; else the share gets another member like any record
 *
 * Whoever has a share of the deal already has both afterwards, in one.
 */
gboolean
accord_handover_write_share (AccordBulk *bulk, gint64 share, gint64 heir, gboolean *written, GError **error)
{
  g_auto (AccordValue) sum = ACCORD_VALUE_INIT;
  gint64 own;

  if (!find_own_share (bulk, share, heir, &own, error))
    return FALSE;
  *written = own != 0;
  if (own == 0)
    return TRUE;
  accord_value_set_number (&sum, MIN (share_number (bulk, own, "share", error) + share_number (bulk, share, "share", error), ACCORD_RATE_WHOLE));
  return accord_bulk_set (bulk, &accord_deal_credit_kind, own, accord_kind_find (&accord_deal_credit_kind, "share"), &sum, error) &&
         accord_bulk_delete (bulk, &accord_deal_credit_kind, share, error);
}
