/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shares of a deal changed as one: who wants to give somebody more has to take it from somebody in the same change set
 * (accord-credit-rules.c). Main thread. */

#include "accord-config.h"

#include "accord-deal-split.h"

#include <glib/gi18n-lib.h>

#include "accord-decimal.h"

#define KIND (&accord_deal_credit_kind)

/**
 * accord_deal_split_load:
 * @store: the open file
 * @deal: id of a deal
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordRecord, the living shares of the deal, the largest first
 */
DexFuture *
accord_deal_split_load (AccordStore *store, gint64 deal)
{
  g_autoptr (AccordQuery) query = accord_query_new (KIND);

  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  if (!accord_query_set_sort (query, "share", TRUE, NULL))
    g_critical ("Shares cannot be put in order");
  return accord_store_select (store, query);
}

/**
 * accord_deal_split_sum:
 * @shares: (array length=n): of one deal
 *
 * Returns: what they come to, overlay apart; 10000 is all
 */
gint64
accord_deal_split_sum (const AccordDealShare *shares, guint n)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += shares[i].overlay ? 0 : shares[i].share;
  return sum;
}

/**
 * accord_deal_split_is_whole:
 * @shares: (array length=n): of one deal
 *
 * Returns: whether they may be kept: together exactly 100 %, or none, when the owner has everything
 */
gboolean
accord_deal_split_is_whole (const AccordDealShare *shares, guint n)
{
  gint64 sum = accord_deal_split_sum (shares, n);

  for (guint i = 0; i < n; i++)
    if (shares[i].share <= 0 || shares[i].share > ACCORD_RATE_WHOLE)
      return FALSE;
  return sum == 0 || sum == ACCORD_RATE_WHOLE;
}

static AccordRecord *
row_of (GPtrArray *rows, gint64 member)
{
  for (guint i = 0; i < rows->len; i++)
    if (accord_record_number (rows->pdata[i], "member") == member)
      return rows->pdata[i];
  return NULL;
}

static gboolean
is_named (const AccordDealShare *shares, guint n, gint64 member)
{
  for (guint i = 0; i < n; i++)
    if (shares[i].member == member)
      return TRUE;
  return FALSE;
}

static void
set_share (AccordEdit *edit, gint64 id, const AccordDealShare *share)
{
  accord_edit_set_number (edit, KIND, id, "share", share->share);
  accord_edit_set_number (edit, KIND, id, "overlay", share->overlay);
  accord_edit_set_number (edit, KIND, id, "kept", FALSE); /* somebody said so: it stays when the deal is reopened */
}

/**
 * accord_deal_split_edit:
 * @deal: id of a deal
 * @title: of the deal, for the history
 * @rows: (element-type AccordRecord): its shares as they are
 * @shares: (array length=n): as they are to be, each member once; none: the owner has everything
 *
 * Returns: (transfer full): the edit that makes them so; the journal refuses it where they do not come to 100 %
 */
AccordEdit *
accord_deal_split_edit (gint64 deal, const char *title, GPtrArray *rows, const AccordDealShare *shares, guint n)
{
  g_autofree char *label = g_strdup_printf (_("Shared the credit of “%s”"), title);
  AccordEdit *edit = accord_edit_new (label);

  for (guint i = 0; i < rows->len; i++) /* a member may have two, given on two computers at once */
    if (!is_named (shares, n, accord_record_number (rows->pdata[i], "member")) || row_of (rows, accord_record_number (rows->pdata[i], "member")) != rows->pdata[i])
      accord_edit_delete (edit, KIND, accord_record_id (rows->pdata[i]));
  for (guint i = 0; i < n; i++)
    {
      AccordRecord *row = row_of (rows, shares[i].member);
      gint64 id = row != NULL ? accord_record_id (row) : accord_edit_create (edit, KIND);

      if (row == NULL)
        {
          accord_edit_set_number (edit, KIND, id, "deal", deal);
          accord_edit_set_number (edit, KIND, id, "member", shares[i].member);
        }
      set_share (edit, id, &shares[i]);
    }
  return edit;
}
