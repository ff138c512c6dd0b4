/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard of the board (ui.md §7, §13). Heard before the list view hears it, and only while a
 * card or an empty column has the focus, so no letter acts inside text.
 *
 *   ← →           neighbour column, same height    Alt+← →   move to the neighbour stage
 *   Enter, Space  open    Esc  close               Alt+↑ ↓   move within the stage
 *   P  pick up, then arrows, Enter or Esc      Ctrl+Space, Shift+↑ ↓, Ctrl+A  select
 *   N  new   M  move to …   L  lost   W  won       Delete    delete   Shift+F10, Menu  menu */

#include "accord-config.h"

#include "accord-board-view-private.h"

#include "accord-announce.h"
#include "accord-deal-commands.h"
#include "accord-deal-menu.h"
#include "accord-single-letters.h"
#include <glib/gi18n-lib.h>

/* Where keys are pressed. */
typedef struct {
  AccordBoardView *board;
  AccordColumnView *column;
  gint64 deal; /* 0: an empty column */
  guint position;
} Spot;

/* What a key acts on: all that are selected when the card with the focus is one of them. */
static GArray *
deals_of (const Spot *spot)
{
  AccordBoardContext *context = spot->board->context;
  GArray *deals;

  if (accord_board_context_is_selected (context, spot->deal))
    return accord_board_context_list_selected (context);
  deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (deals, spot->deal);
  return deals;
}

static const gint64 *
ids (const GArray *deals)
{
  return (const gint64 *) (const void *) deals->data;
}

static AccordColumnView *
neighbour (Spot *spot, int by)
{
  AccordBoardColumn *model = accord_deal_neighbour (spot->board->context,
                                                    accord_column_view_get_column (spot->column), by);

  return model != NULL ? accord_board_view_find_column (spot->board, model) : NULL;
}

static void
go (Spot *spot, int by)
{
  AccordColumnView *to = neighbour (spot, by);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (to == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (spot->column));
      return;
    }
  if (spot->deal != 0)
    accord_column_view_get_place (spot->column, spot->deal, &place);
  accord_board_view_show_column (spot->board, to);
  accord_column_view_focus_height (to, place.origin.y + place.size.height / 2);
}

static void
move_to_stage (Spot *spot, int by)
{
  AccordColumnView *to = neighbour (spot, by);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  g_autoptr (GArray) deals = spot->deal != 0 ? deals_of (spot) : NULL;

  if (to == NULL || spot->deal == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (spot->column));
      return;
    }
  accord_column_view_get_place (spot->column, spot->deal, &place);
  accord_deals_move (GTK_WIDGET (spot->board), spot->board->context, ids (deals), deals->len,
                     accord_column_view_get_column (to), accord_column_view_position_at (to, place.origin.y + 1), NULL);
  accord_board_view_focus_deal (spot->board, spot->deal);
}

static void
move_within (Spot *spot, int by)
{
  AccordBoardColumn *column = accord_column_view_get_column (spot->column);
  guint n = accord_id_list_get_n (accord_board_column_get_deals (column));

  if (spot->deal == 0 || (by < 0 && spot->position == 0) || (by > 0 && spot->position + 1 >= n))
    {
      gtk_widget_error_bell (GTK_WIDGET (spot->column));
      return;
    }
  accord_deal_move (GTK_WIDGET (spot->board), spot->board->context, spot->deal, column,
                    by < 0 ? spot->position - 1 : spot->position + 2);
  accord_board_view_focus_deal (spot->board, spot->deal);
}

static void
popup_menu (Spot *spot, gboolean only_stages)
{
  graphene_rect_t place;
  GdkRectangle at;

  if (!accord_column_view_get_place (spot->column, spot->deal, &place))
    return;
  at = (GdkRectangle) { (int) place.origin.x + 12, (int) place.origin.y, 24, (int) place.size.height };
  accord_deal_menu_popup (GTK_WIDGET (spot->column), &at, spot->board->context, spot->deal, only_stages);
}

static gboolean
alt_pressed (Spot *spot, guint keyval)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (spot->board)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Left:
      move_to_stage (spot, mirrored ? 1 : -1);
      return TRUE;
    case GDK_KEY_Right:
      move_to_stage (spot, mirrored ? -1 : 1);
      return TRUE;
    case GDK_KEY_Up:
      move_within (spot, -1);
      return TRUE;
    case GDK_KEY_Down:
      move_within (spot, 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
letter_pressed (Spot *spot, guint keyval)
{
  GtkWidget *from = GTK_WIDGET (spot->board);
  g_autoptr (GArray) deals = NULL;

  if (!accord_single_letters_act ())
    return FALSE;
  if (gdk_keyval_to_lower (keyval) == GDK_KEY_n)
    {
      accord_column_view_add (spot->column, 0);
      return TRUE;
    }
  if (spot->deal == 0)
    return FALSE;
  deals = deals_of (spot);
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_m:
      popup_menu (spot, TRUE);
      return TRUE;
    case GDK_KEY_l:
      accord_deals_lose (from, spot->board->context, ids (deals), deals->len);
      return TRUE;
    case GDK_KEY_p:
      accord_board_pick_up (spot->board, spot->column, ids (deals), deals->len, spot->position);
      return TRUE;
    case GDK_KEY_w:
      accord_deals_win (from, spot->board->context, ids (deals), deals->len);
      accord_column_view_focus_position (spot->column, spot->position);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
delete_deals (Spot *spot)
{
  g_autoptr (GArray) deals = spot->deal != 0 ? deals_of (spot) : NULL;

  if (deals != NULL)
    accord_deals_delete (GTK_WIDGET (spot->board), spot->board->context, ids (deals), deals->len);
}

static gboolean
plain_pressed (Spot *spot, guint keyval)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (spot->board)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      go (spot, (keyval == GDK_KEY_Left) == mirrored ? 1 : -1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (spot->deal != 0)
        gtk_widget_activate_action (GTK_WIDGET (spot->column), "board.open", "x", spot->deal);
      return spot->deal != 0;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      delete_deals (spot);
      return spot->deal != 0;
    case GDK_KEY_Escape:
      if (accord_board_context_get_n_selected (spot->board->context) > 0)
        {
          accord_board_context_select_none (spot->board->context);
          return TRUE;
        }
      if (accord_board_context_get_opened (spot->board->context) == 0)
        return FALSE;
      gtk_widget_activate_action (GTK_WIDGET (spot->column), "board.close", NULL);
      return TRUE;
    case GDK_KEY_Menu:
      popup_menu (spot, FALSE);
      return TRUE;
    default:
      return letter_pressed (spot, keyval);
    }
}

static void
say_selected (Spot *spot)
{
  guint n = accord_board_context_get_n_selected (spot->board->context);
  g_autofree char *words = g_strdup_printf (ngettext ("%u card selected", "%u cards selected", n), n);

  accord_announce (spot->board, words, FALSE);
}

/* Shift+↑ ↓: the card and the one beside it, which gets the focus. */
static void
extend (Spot *spot, int by)
{
  AccordIdList *deals = accord_board_column_get_deals (accord_column_view_get_column (spot->column));
  guint next = spot->position + (guint) by;

  if ((by < 0 && spot->position == 0) || next >= accord_id_list_get_n (deals))
    {
      gtk_widget_error_bell (GTK_WIDGET (spot->column));
      return;
    }
  accord_board_context_select (spot->board->context, spot->deal, TRUE);
  accord_board_context_select (spot->board->context, accord_id_list_id_at (deals, next), TRUE);
  accord_column_view_focus_position (spot->column, next);
  say_selected (spot);
}

/* Ctrl+A: the column, up to as many as can be carried. */
static void
select_column (Spot *spot)
{
  AccordIdList *deals = accord_board_column_get_deals (accord_column_view_get_column (spot->column));

  accord_board_context_select_all (spot->board->context, deals);
  say_selected (spot);
}

static gboolean
select_pressed (Spot *spot, guint keyval, GdkModifierType pressed)
{
  if (pressed == GDK_CONTROL_MASK && keyval == GDK_KEY_space)
    {
      accord_board_context_select (spot->board->context, spot->deal,
                                   !accord_board_context_is_selected (spot->board->context, spot->deal));
      say_selected (spot);
    }
  else if (pressed == GDK_CONTROL_MASK && gdk_keyval_to_lower (keyval) == GDK_KEY_a)
    select_column (spot);
  else if (pressed == GDK_SHIFT_MASK && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down))
    extend (spot, keyval == GDK_KEY_Up ? -1 : 1);
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  AccordColumnView *column = data;
  GtkWidget *board = gtk_widget_get_ancestor (GTK_WIDGET (column), ACCORD_TYPE_BOARD_VIEW);
  Spot spot = { (AccordBoardView *) board, column, 0, 0 };
  GdkModifierType pressed = state & gtk_accelerator_get_default_mod_mask ();

  if (board == NULL)
    return GDK_EVENT_PROPAGATE;
  if (accord_board_pick_is_up (spot.board))
    return pressed == 0 && accord_board_pick_key (spot.board, keyval);
  spot.deal = accord_column_view_get_focused (column, &spot.position);
  if (spot.deal != 0 && select_pressed (&spot, keyval, pressed))
    return GDK_EVENT_STOP;
  if (pressed == GDK_ALT_MASK)
    return alt_pressed (&spot, keyval);
  if (pressed == GDK_SHIFT_MASK && keyval == GDK_KEY_F10 && spot.deal != 0)
    {
      popup_menu (&spot, FALSE);
      return GDK_EVENT_STOP;
    }
  if (pressed == 0)
    return plain_pressed (&spot, keyval);
  return GDK_EVENT_PROPAGATE;
}

/**
 * accord_board_keys_attach:
 * @self: a board
 * @column: one of its columns
 *
 * Lets its cards hear keys.
 */
void
accord_board_keys_attach (AccordBoardView *self, AccordColumnView *column)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), column, 0);
  gtk_widget_add_controller (accord_column_view_get_list (column), keys);
}
