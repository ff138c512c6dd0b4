/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One place for what is done with a deal, so that a drag, a key and a menu entry are the same thing:
 * one change set, announced. Stages are found by their outcome, never by their name. */

#include "accord-config.h"

#include "accord-deal-commands.h"

#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-gate-dialog.h"
#include "accord-lost-dialog.h"
#include "accord-won-dialog.h"
#include <glib/gi18n-lib.h>

/* The model shows the outcome already. */
static void
announce_move (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals, AccordBoardColumn *to)
{
  AccordIdList *list = accord_board_column_get_deals (to);
  const char *stage = accord_board_column_get_title (to);
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (accord_board_context_get_workspace (context),
                                                                 &accord_deal_kind, deals[0]);
  const char *name = accord_entity_is_loaded (entity) ? accord_entity_get_title (entity) : _("Deal");
  g_autofree char *words = NULL;
  guint position;

  if (n_deals > 1)
    words = g_strdup_printf (ngettext ("%u deal moved to %s", "%u deals moved to %s", n_deals), n_deals, stage);
  else if (accord_board_column_is_started (to) && accord_id_list_position_of (list, deals[0], &position))
    words = g_strdup_printf (_("%s moved to %s, position %u of %u"), name, stage, position + 1,
                             accord_id_list_get_n (list));
  else
    words = g_strdup_printf (_("%s moved to %s"), name, stage);
  accord_announce (from, words, FALSE);
}

/* A move that was asked for, in case it is refused. */
typedef struct {
  GWeakRef from;
  AccordBoardContext *context;
  AccordBoardColumn *to;
  GArray *deals;
  guint position;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_weak_ref_clear (&move->from);
  g_object_unref (move->context);
  g_object_unref (move->to);
  g_array_unref (move->deals);
  g_free (move);
}

static Move *
move_new (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals, AccordBoardColumn *to, guint position)
{
  Move *move = g_new0 (Move, 1);

  g_weak_ref_init (&move->from, from);
  move->context = g_object_ref (context);
  move->to = g_object_ref (to);
  move->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (move->deals, deals, n_deals);
  move->position = position;
  return move;
}

/* The cards are back; what the stage asks for can be done. */
static DexFuture *
refused_cb (DexFuture *future, gpointer data)
{
  Move *move = data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&move->from);
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (from == NULL)
    g_warning ("%s", error->message);
  else if (g_error_matches (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_GATE))
    accord_deals_ask (from, move->context, (const gint64 *) (void *) move->deals->data, move->deals->len, move->to,
                      move->position);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    accord_say_error (from, error->message);
  return dex_ref (future);
}

/* What the gate held back goes after all. */
static void
go_cb (GtkWidget *from, const char *reason, gpointer data)
{
  Move *move = data;

  accord_deals_move (from, move->context, (const gint64 *) (void *) move->deals->data, move->deals->len, move->to,
                     move->position, reason);
}

/**
 * accord_deals_ask:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deals: (array length=n_deals): deals
 * @to: the column they would go to, which asks for something first
 * @position: where
 *
 * Shows what it asks for; why a deal was lost in a dialog of its own. A group that takes no deals says why.
 */
void
accord_deals_ask (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals, AccordBoardColumn *to,
                  guint position)
{
  AccordRecord *stage;
  gboolean lost;

  if (accord_board_column_get_group (to) != NULL)
    {
      accord_say_error (from, accord_board_group_get_refusal (accord_board_column_get_group (to)));
      return;
    }
  stage = accord_entity_get_record (accord_board_column_get_stage (to));
  lost = stage != NULL && g_strcmp0 (accord_record_text (stage, "outcome"), "lost") == 0;
  adw_dialog_present (lost ? accord_lost_dialog_new (accord_board_context_get_workspace (context), deals, n_deals,
                                                     accord_board_column_get_stage_id (to))
                           : accord_gate_dialog_new (accord_board_context_get_workspace (context), deals, n_deals,
                                                     accord_board_column_get_stage_id (to), accord_board_column_get_title (to), go_cb,
                                                     move_new (from, context, deals, n_deals, to, position), move_free),
                      from);
}

/**
 * accord_deal_may_enter:
 * @to: a column
 *
 * Returns: %FALSE where no deal can be put, because what makes the group is not the deal's own
 */
gboolean
accord_deal_may_enter (AccordBoardColumn *to)
{
  AccordBoardGroup *group = accord_board_column_get_group (to);

  return group == NULL || accord_board_group_get_refusal (group) == NULL;
}

/**
 * accord_deals_move:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deals: (array length=n_deals): deals, in the order they are put down
 * @to: the column they go to, open or closed
 * @position: the card of @to, as shown now, above which they go; its length: the end
 * @reason: (nullable): why they go there although the stage asks for something first
 *
 * Moves deals as one change set. The board shows it when this returns; a refusal puts them back and is
 * said in the window, or what is missing is asked for.
 */
void
accord_deals_move (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals, AccordBoardColumn *to,
                   guint position, const char *reason)
{
  AccordBoard *board = accord_board_context_get_board (context);
  Move *move;

  if (!accord_deal_may_enter (to))
    {
      accord_deals_ask (from, context, deals, n_deals, to, position);
      return;
    }
  move = move_new (from, context, deals, n_deals, to, position);
  dex_future_disown (dex_future_catch (accord_board_move_anyway (board, deals, n_deals, to, position, reason), refused_cb,
                                       move, move_free));
  announce_move (from, context, deals, n_deals, to);
}

/**
 * accord_deal_move:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deal: a deal
 * @to: the column it goes to, open or closed
 * @position: where
 *
 * As accord_deals_move() with one.
 */
void
accord_deal_move (GtkWidget *from, AccordBoardContext *context, gint64 deal, AccordBoardColumn *to, guint position)
{
  accord_deals_move (from, context, &deal, 1, to, position, NULL);
}

/**
 * accord_deal_neighbour:
 * @context: the board's
 * @column: one of its open columns
 * @by: 1 for the next, -1 for the one before
 *
 * Returns: (transfer none) (nullable): the column beside it; %NULL at the end of the board
 */
AccordBoardColumn *
accord_deal_neighbour (AccordBoardContext *context, AccordBoardColumn *column, int by)
{
  GListModel *columns = G_LIST_MODEL (accord_board_context_get_board (context));
  guint n = g_list_model_get_n_items (columns);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordBoardColumn) here = g_list_model_get_item (columns, i);
      g_autoptr (AccordBoardColumn) there = NULL;

      if (here != column)
        continue;
      if ((by < 0 && i == 0) || (by > 0 && i + 1 == n))
        return NULL;
      there = g_list_model_get_item (columns, by < 0 ? i - 1 : i + 1);
      return there; /* the board holds it */
    }
  return NULL;
}

/**
 * accord_deal_closed_column:
 * @context: the board's
 * @outcome: "won", "lost", "hold" or "discarded"
 *
 * Returns: (transfer none) (nullable): the first column of that outcome
 */
AccordBoardColumn *
accord_deal_closed_column (AccordBoardContext *context, const char *outcome)
{
  GListModel *closed = accord_board_get_closed (accord_board_context_get_board (context));

  for (guint i = 0; i < g_list_model_get_n_items (closed); i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (closed, i);
      AccordRecord *stage = accord_entity_get_record (accord_board_column_get_stage (column));

      if (stage != NULL && g_strcmp0 (accord_record_text (stage, "outcome"), outcome) == 0)
        return column; /* the board holds it */
    }
  return NULL;
}

static void
move_to_outcome (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals, const char *outcome)
{
  AccordBoardColumn *column = accord_deal_closed_column (context, outcome);

  if (column != NULL)
    accord_deals_move (from, context, deals, n_deals, column, 0, NULL);
  else
    accord_say_error (from, _("This pipeline has no stage for that outcome. Add one to the pipeline first."));
}

/**
 * accord_deals_win:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deals: (array length=n_deals): deals
 *
 * Puts them into the stage whose outcome is won; one that has no amount is asked for it.
 */
void
accord_deals_win (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals)
{
  AccordWorkspace *workspace = accord_board_context_get_workspace (context);
  AccordBoardColumn *column = accord_deal_closed_column (context, "won");
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, &accord_deal_kind, deals[0]);
  AccordMoney money;

  if (column != NULL && n_deals == 1 && accord_entity_is_loaded (entity) &&
      !accord_record_get_money (accord_entity_get_record (entity), "amount", &money))
    adw_dialog_present (accord_won_dialog_new (workspace, deals[0], accord_board_column_get_stage_id (column), from), from);
  else
    move_to_outcome (from, context, deals, n_deals, "won");
}

/**
 * accord_deals_park:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deals: (array length=n_deals): deals
 *
 * Puts them on hold.
 */
void
accord_deals_park (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals)
{
  move_to_outcome (from, context, deals, n_deals, "hold");
}

/**
 * accord_deals_lose:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deals: (array length=n_deals): deals
 *
 * Asks why, then puts them into the stage whose outcome is lost.
 */
void
accord_deals_lose (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals)
{
  AccordBoardColumn *column = accord_deal_closed_column (context, "lost");

  if (column == NULL)
    move_to_outcome (from, context, deals, n_deals, "lost");
  else
    accord_deals_ask (from, context, deals, n_deals, column, 0);
}

/**
 * accord_deal_win:
 *
 * As accord_deals_win() with one.
 */
void
accord_deal_win (GtkWidget *from, AccordBoardContext *context, gint64 deal)
{
  accord_deals_win (from, context, &deal, 1);
}

/**
 * accord_deal_park:
 *
 * As accord_deals_park() with one.
 */
void
accord_deal_park (GtkWidget *from, AccordBoardContext *context, gint64 deal)
{
  accord_deals_park (from, context, &deal, 1);
}

/**
 * accord_deal_lose:
 *
 * As accord_deals_lose() with one.
 */
void
accord_deal_lose (GtkWidget *from, AccordBoardContext *context, gint64 deal)
{
  accord_deals_lose (from, context, &deal, 1);
}

/**
 * accord_deal_delete:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deal: a deal
 *
 * Deletes it; undo brings it back.
 */
void
accord_deal_delete (GtkWidget *from, AccordBoardContext *context, gint64 deal)
{
  AccordWorkspace *workspace = accord_board_context_get_workspace (context);
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, &accord_deal_kind, deal);
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (accord_entity_is_loaded (entity))
    label = g_strdup_printf (_("Deleted “%s”"), accord_entity_get_title (entity));
  edit = accord_edit_new (label ? label : _("Deleted deal"));
  accord_edit_delete (edit, &accord_deal_kind, deal);
  accord_commit (from, workspace, edit);
}

/**
 * accord_deals_delete:
 * @from: the widget in which it was asked for
 * @context: the board's
 * @deals: (array length=n_deals): deals
 *
 * Deletes them as one change; undo brings them back.
 */
void
accord_deals_delete (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals)
{
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (n_deals == 1)
    {
      accord_deal_delete (from, context, deals[0]);
      return;
    }
  label = g_strdup_printf (ngettext ("Deleted %u deal", "Deleted %u deals", n_deals), n_deals);
  edit = accord_edit_new (label);
  for (guint i = 0; i < n_deals; i++)
    accord_edit_delete (edit, &accord_deal_kind, deals[i]);
  accord_commit (from, accord_board_context_get_workspace (context), edit);
}
