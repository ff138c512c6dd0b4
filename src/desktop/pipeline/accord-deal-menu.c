/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of a card: by the secondary button, Shift+F10, or M for stages only. Mnemonics are the
 * letters: pressing one moves the card. */

#include "accord-config.h"

#include "accord-deal-menu.h"

#include "accord-board-view.h"
#include "accord-deal-commands.h"
#include "accord-deal-transfer.h"
#include "accord-menu-popup.h"
#include <glib/gi18n-lib.h>

typedef struct {
  AccordBoardContext *context; /* owned */
  GtkWidget *from;             /* weak */
  gint64 deal;
} Menu;

static void
menu_free (gpointer data)
{
  Menu *menu = data;

  g_clear_weak_pointer (&menu->from);
  g_object_unref (menu->context);
  g_free (menu);
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Menu *menu = data;
  AccordBoardColumn *to = accord_board_get_shown (accord_board_context_get_board (menu->context),
                                                  g_variant_get_int64 (parameter));

  if (menu->from != NULL && to != NULL)
    accord_deal_move (menu->from, menu->context, menu->deal, to, 0);
}

static void
command_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Menu *menu = data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (menu->from == NULL)
    return;
  if (g_str_equal (name, "won"))
    accord_deal_win (menu->from, menu->context, menu->deal);
  else if (g_str_equal (name, "lost"))
    accord_deal_lose (menu->from, menu->context, menu->deal);
  else if (g_str_equal (name, "park"))
    accord_deal_park (menu->from, menu->context, menu->deal);
  else if (g_str_equal (name, "transfer"))
    accord_deals_transfer (menu->from, accord_board_context_get_workspace (menu->context), &menu->deal, 1);
  else if (g_str_equal (name, "delete"))
    accord_deal_delete (menu->from, menu->context, menu->deal);
  else
    gtk_widget_activate_action (menu->from, "board.open", "x", menu->deal);
}

static GSimpleActionGroup *
make_actions (Menu *menu)
{
  static const char *const names[] = { "open", "won", "lost", "park", "transfer", "delete" };
  GSimpleActionGroup *group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) move = g_simple_action_new ("move", G_VARIANT_TYPE_INT64);

  g_signal_connect (move, "activate", G_CALLBACK (move_cb), menu);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (move));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], NULL);

      g_signal_connect (action, "activate", G_CALLBACK (command_cb), menu);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  return group;
}

/* The first letter of the name nobody has yet gets the mnemonic; Han names get a digit. */
static char *
with_letter (const char *name, guint i, GString *taken)
{
  GString *text = g_string_new (NULL);
  gboolean done = FALSE;

  for (const char *c = name; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_unichar_toupper (g_utf8_get_char (c));

      if (!done && letter < 128 && g_ascii_isalnum (letter) && strchr (taken->str, (char) letter) == NULL)
        {
          g_string_append_c (taken, (char) letter);
          g_string_append_c (text, '_');
          done = TRUE;
        }
      else if (*c == '_')
        g_string_append_c (text, '_');
      g_string_append_unichar (text, g_utf8_get_char (c));
    }
  if (!done && i < 9)
    g_string_append_printf (text, " (_%u)", i + 1);
  return g_string_free (text, FALSE);
}

static void
append_stages (GMenu *menu, AccordBoardContext *context, gint64 deal)
{
  AccordBoard *board = accord_board_context_get_board (context);
  AccordBoardColumn *at = accord_board_find_deal (board, deal, NULL);
  g_autoptr (GString) taken = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (board)); i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (G_LIST_MODEL (board), i);
      g_autofree char *label = NULL;

      if (!accord_deal_may_enter (column))
        continue;
      label = with_letter (accord_board_column_get_title (column), i, taken);
      if (column == at)
        continue;
      accord_menu_append (menu, label, "deal.move", "x", accord_board_column_get_key (column));
    }
}

static GMenuModel *
make_model (AccordBoardContext *context, gint64 deal, gboolean only_stages)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) stages = g_menu_new ();
  g_autoptr (GMenu) outcomes = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  append_stages (stages, context, deal);
  if (only_stages)
    {
      g_menu_append_section (menu, _("Move To"), G_MENU_MODEL (stages));
      return G_MENU_MODEL (menu);
    }
  g_menu_append (menu, _("_Open"), "deal.open");
  g_menu_append_submenu (menu, _("_Move To"), G_MENU_MODEL (stages));
  if (accord_deal_closed_column (context, "won"))
    g_menu_append (outcomes, _("_Won"), "deal.won");
  if (accord_deal_closed_column (context, "lost"))
    g_menu_append (outcomes, _("_Lost…"), "deal.lost");
  if (accord_deal_closed_column (context, "hold"))
    g_menu_append (outcomes, _("_Park"), "deal.park");
  g_menu_append (last, _("Move to Another _Pipeline…"), "deal.transfer");
  g_menu_append (last, _("_Delete"), "deal.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (outcomes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

/* Back to the card, wherever it is now, unless a dialog has asked for the focus. */
static void
return_focus (GtkWidget *popover)
{
  GtkWidget *board = gtk_widget_get_ancestor (popover, ACCORD_TYPE_BOARD_VIEW);
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gint64 *deal = g_object_get_data (G_OBJECT (popover), "accord-deal");

  if (board != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, board)))
    accord_board_view_focus_deal (ACCORD_BOARD_VIEW (board), *deal);
}

static gboolean
unparent_cb (gpointer data)
{
  if (gtk_widget_get_parent (data) != NULL)
    {
      return_focus (data);
      gtk_widget_unparent (data);
    }
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* After the chosen action has been activated, which comes after "closed". */
static void
closed_cb (GtkPopover *popover, gpointer data)
{
  g_idle_add (unparent_cb, g_object_ref (popover));
}

/**
 * accord_deal_menu_popup:
 * @parent: where it pops up
 * @place: in the coordinates of @parent
 * @context: the board's
 * @deal: a deal
 * @only_stages: the short menu of the key M
 */
void
accord_deal_menu_popup (GtkWidget *parent, const GdkRectangle *place, AccordBoardContext *context,
                        gint64 deal, gboolean only_stages)
{
  g_autoptr (GMenuModel) model = make_model (context, deal, only_stages);
  GtkWidget *popover = gtk_popover_menu_new_from_model (model);
  Menu *menu = g_new0 (Menu, 1);
  g_autoptr (GSimpleActionGroup) actions = NULL;

  menu->context = g_object_ref (context);
  menu->deal = deal;
  g_set_weak_pointer (&menu->from, parent);
  actions = make_actions (menu);
  g_object_set_data_full (G_OBJECT (actions), "accord-menu", menu, menu_free);
  gtk_widget_insert_action_group (popover, "deal", G_ACTION_GROUP (actions));
  g_object_set_data_full (G_OBJECT (popover), "accord-deal", g_memdup2 (&deal, sizeof deal), g_free);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), only_stages);
  if (!only_stages)
    gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
