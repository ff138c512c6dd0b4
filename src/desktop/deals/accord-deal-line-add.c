/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A product line is added at the price of the deal's price list, or else of the product. */

#include "accord-config.h"

#include "accord-deal-line-add.h"

#include "accord-commit.h"
#include "accord-decimal.h"
#include "accord-query.h"
#include "accord-rank.h"

#include <glib/gi18n-lib.h>

/* Leaves @price as it is where the list has none. */
static gboolean
find_list_price (const AccordDealLineDraft *draft, AccordStore *store, AccordMoney *price, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_price_kind);
  g_autoptr (GPtrArray) found = NULL;

  if (draft->list == 0)
    return TRUE;
  accord_query_add_number (query, "price_list", ACCORD_OP_IS, draft->list);
  accord_query_add_number (query, "product", ACCORD_OP_IS, draft->product);
  found = dex_await_boxed (accord_store_select (store, query), error);
  if (found != NULL && found->len > 0)
    accord_record_get_money (found->pdata[0], "price", price);
  return found != NULL;
}

/* A price that cannot be read is no price of 0: the line is not added then. */
static gboolean
set_prices (const AccordDealLineDraft *draft, AccordWorkspace *workspace, AccordStore *store, AccordEdit *edit, gint64 line, GError **error)
{
  const AccordKind *kind = &accord_deal_line_kind;
  g_autoptr (AccordRecord) product = NULL;
  AccordMoney price = { 0 }, cost = { 0 };

  g_strlcpy (price.currency, accord_workspace_get_currency (workspace), sizeof price.currency);
  if (draft->product != 0)
    {
      product = dex_await_boxed (accord_store_load_one (store, &accord_product_kind, draft->product), error);
      if (product == NULL)
        return FALSE;
      accord_record_get_money (product, "price", &price);
      if (!find_list_price (draft, store, &price, error))
        return FALSE;
    }
  accord_edit_set_both (edit, kind, line, "unit_price", price.minor, price.currency);
  if (product != NULL && accord_record_get_money (product, "cost", &cost) && g_str_equal (cost.currency, price.currency))
    accord_edit_set_both (edit, kind, line, "unit_cost", cost.minor, cost.currency);
  return TRUE;
}

/**
 * accord_deal_line_add_await:
 * @from: the widget in which it was asked for
 * @workspace: the open file
 * @draft: what is added
 *
 * Only in a fiber. One of it, as one change; a refusal is said in the window.
 *
 * Returns: the line's id, or 0
 */
gint64
accord_deal_line_add_await (GtkWidget *from, AccordWorkspace *workspace, const AccordDealLineDraft *draft)
{
  const AccordKind *kind = &accord_deal_line_kind;
  g_autoptr (AccordEdit) edit = accord_edit_new (_("Added a product line"));
  g_autoptr (GError) error = NULL;
  gint64 line = accord_edit_create (edit, kind);
  g_autofree char *rank = accord_rank_between (draft->after, NULL);
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = 0;

  accord_edit_set_number (edit, kind, line, "deal", draft->deal);
  accord_edit_set_number (edit, kind, line, "quantity", ACCORD_QUANTITY_ONE);
  accord_edit_set_text (edit, kind, line, "rank", rank);
  if (draft->product != 0)
    accord_edit_set_number (edit, kind, line, "product", draft->product);
  else
    accord_edit_set_text (edit, kind, line, "text", draft->text);
  if (!set_prices (draft, workspace, accord_workspace_get_store (workspace), edit, line, &error))
    {
      accord_say_error (from, error->message);
      return 0;
    }
  set = dex_await_boxed (accord_commit_future (from, workspace, g_steal_pointer (&edit)), NULL); /* a refusal was told */
  return set != NULL && accord_change_set_created (set, kind, &id) ? id : 0;
}
