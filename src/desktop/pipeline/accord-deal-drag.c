/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What travels with the pointer, and what it looks like. */

#include "accord-deal-drag.h"

#include <adwaita.h>

#define ANGLE 2.2f   /* degrees */
#define RADIUS 11
#define ROOM 14      /* px around the card for its corners and shadow */

G_DEFINE_BOXED_TYPE (AccordDealDrag, accord_deal_drag, accord_deal_drag_copy, accord_deal_drag_free)

/**
 * accord_deal_drag_copy:
 * @drag: what travels
 *
 * Returns: (transfer full): a copy
 */
AccordDealDrag *
accord_deal_drag_copy (const AccordDealDrag *drag)
{
  AccordDealDrag *copy = g_new0 (AccordDealDrag, 1);

  copy->file = g_strdup (drag->file);
  copy->deal = drag->deal;
  return copy;
}

/**
 * accord_deal_drag_free:
 * @drag: (transfer full): what travelled
 */
void
accord_deal_drag_free (AccordDealDrag *drag)
{
  g_free (drag->file);
  g_free (drag);
}

/**
 * accord_deal_drag_provide:
 * @workspace: the open file
 * @deal: one of its deals
 *
 * Returns: (transfer full): what a drag source hands over
 */
GdkContentProvider *
accord_deal_drag_provide (AccordWorkspace *workspace, gint64 deal)
{
  AccordDealDrag drag = { (char *) accord_workspace_get_path (workspace), deal };

  return gdk_content_provider_new_typed (ACCORD_TYPE_DEAL_DRAG, &drag);
}

/**
 * accord_deal_drag_accept:
 * @value: what was dropped
 * @workspace: the file of the place it was dropped on
 *
 * Returns: id of the deal; 0 if it comes from another file, which is another window
 */
gint64
accord_deal_drag_accept (const GValue *value, AccordWorkspace *workspace)
{
  const AccordDealDrag *drag;

  if (!G_VALUE_HOLDS (value, ACCORD_TYPE_DEAL_DRAG))
    return 0;
  drag = g_value_get_boxed (value);
  if (drag == NULL || g_strcmp0 (drag->file, accord_workspace_get_path (workspace)) != 0)
    return 0;
  return drag->deal;
}

/**
 * accord_deal_drag_take:
 * @context: the board's
 *
 * Ends the drag where it was dropped.
 *
 * Returns: (transfer full) (element-type gint64): the deals that travelled; they are selected no more
 */
GArray *
accord_deal_drag_take (AccordBoardContext *context)
{
  guint n;
  const gint64 *deals = accord_board_context_get_dragged_deals (context, &n);
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (taken, deals, n);
  accord_board_context_set_dragged (context, NULL, 0, 0);
  if (n > 1)
    accord_board_context_select_none (context);
  return taken;
}

/* Where nothing composes windows a picture has no transparent corners: a plain card. */
static gboolean
may_be_turned (GtkWidget *card)
{
  GdkDisplay *display = gtk_widget_get_display (card);

  return gdk_display_is_composited (display) && gdk_display_is_rgba (display);
}

/* What stands on the card, on a ground of its own: that of a card which is held down is grey. */
static void
append_part (GtkSnapshot *snapshot, GtkWidget *part, const graphene_point_t *corner)
{
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (part);
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (live);
  graphene_rect_t bounds;

  if (!gtk_widget_get_visible (part) || !gtk_widget_get_child_visible (part) || !gtk_widget_compute_bounds (part, gtk_widget_get_parent (part), &bounds))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (bounds.origin.x - corner->x, bounds.origin.y - corner->y));
  gdk_paintable_snapshot (still, GDK_SNAPSHOT (snapshot), bounds.size.width, bounds.size.height);
  gtk_snapshot_restore (snapshot);
}

static void
append_card (GtkSnapshot *snapshot, GtkWidget *card, const graphene_point_t *corner, const graphene_rect_t *area, const GskRoundedRect *outline)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA lift = dark ? (GdkRGBA) { 0.23, 0.23, 0.25, 1 } : (GdkRGBA) { 1, 1, 1, 1 };

  gtk_snapshot_push_rounded_clip (snapshot, outline);
  gtk_snapshot_append_color (snapshot, &lift, area);
  for (GtkWidget *part = gtk_widget_get_first_child (card); part != NULL; part = gtk_widget_get_next_sibling (part))
    append_part (snapshot, part, corner);
  gtk_snapshot_pop (snapshot);
}

/* How many cards travel, on the first. */
static void
append_count (GtkSnapshot *snapshot, GtkWidget *card, const graphene_rect_t *area, guint n_cards)
{
  g_autofree char *words = g_strdup_printf ("%u", n_cards);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (card, words);
  graphene_rect_t pill;
  GskRoundedRect outline;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  pill = GRAPHENE_RECT_INIT (area->size.width - MAX (width + 14, height + 6) - 4, 4, MAX (width + 14, height + 6), height + 6);
  gsk_rounded_rect_init_from_rect (&outline, &pill, pill.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0.21, 0.52, 0.89, 1 }, &pill);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (pill.origin.x + (pill.size.width - width) / 2, pill.origin.y + 3));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA) { 1, 1, 1, 1 });
  gtk_snapshot_restore (snapshot);
}

/**
 * accord_deal_drag_picture:
 * @card: the card that is lifted
 * @n_cards: how many travel with it, itself included
 * @margin: (out): what is around the card in the picture, in pixels
 *
 * Returns: (transfer full) (nullable): the card as it is now, turned a little, with a shadow
 */
GdkPaintable *
accord_deal_drag_picture (GtkWidget *card, guint n_cards, int *margin)
{
  gboolean turned = may_be_turned (card);
  int room = turned ? ROOM : 0;
  GskRoundedRect outline;
  graphene_rect_t area;
  graphene_point_t corner;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  *margin = room;
  if (!gtk_widget_compute_bounds (card, card, &area))
    return NULL;
  corner = area.origin;
  area.origin = GRAPHENE_POINT_INIT (0, 0);
  gsk_rounded_rect_init_from_rect (&outline, &area, turned ? RADIUS : 0);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (room + area.size.width / 2, room + area.size.height / 2));
  if (turned)
    gtk_snapshot_rotate (snapshot, ANGLE);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-area.size.width / 2, -area.size.height / 2));
  if (turned)
    gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.28 }, 0, 5, 0, 12);
  append_card (snapshot, card, &corner, &area, &outline);
  if (n_cards > 1)
    append_count (snapshot, card, &area, n_cards);
  return gtk_snapshot_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (area.size.width + 2 * room,
                                                                   area.size.height + 2 * room));
}
