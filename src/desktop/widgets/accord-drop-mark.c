/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a file would be dropped: see the header. A motion goes down through every widget and up again until one takes it.
 * Whether it came up as far as this target is known when it is over; "leave" alone does not tell, as a target is told to
 * be entered while one of its children takes the drop. */

#include "accord-config.h"

#include "accord-drop-mark.h"

#include <adwaita.h>

#define KEY "accord-drop-mark"
#define FRAME 3   /* px */
#define INSET 6
#define PAD_X 18
#define PAD_Y 10
#define WASH 0.12 /* of the accent over what lies below */

typedef struct {
  GtkWidget *widget; /* that draws it and owns this */
  GtkWidget *area;   /* below it, or the same */
  char *words;
  guint source;
  gboolean heard; /* the motion under way came up to the target */
  gboolean shown;
} Mark;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_clear_handle_id (&mark->source, g_source_remove);
  g_free (mark->words);
  g_free (mark);
}

static void
show (Mark *mark, gboolean shown)
{
  g_clear_handle_id (&mark->source, g_source_remove);
  if (mark->shown == shown)
    return;
  mark->shown = shown;
  gtk_widget_queue_draw (mark->widget);
}

static gboolean
settled_cb (gpointer data)
{
  Mark *mark = data;

  mark->source = 0;
  show (mark, mark->heard);
  return G_SOURCE_REMOVE;
}

static void
begun_cb (Mark *mark)
{
  mark->heard = FALSE;
  if (mark->source == 0)
    mark->source = g_idle_add_full (G_PRIORITY_HIGH, settled_cb, mark, NULL);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, Mark *mark)
{
  mark->heard = TRUE;
  return GDK_ACTION_COPY;
}

static void
left_cb (Mark *mark)
{
  show (mark, FALSE);
}

/* It was dropped, or taken away. Not "drop" itself: the first who hears that answers it, and the file is its owner's. */
static void
ended_cb (Mark *mark, GParamSpec *pspec, GtkDropTarget *target)
{
  if (gtk_drop_target_get_current_drop (target) == NULL)
    show (mark, FALSE);
}

/**
 * accord_drop_mark_attach:
 * @widget: whose snapshot calls accord_drop_mark_snapshot() after its own
 * @area: what is framed: @widget or a widget below it
 * @target: takes files; a controller of @area
 * @words: translated: what dropping does
 */
void
accord_drop_mark_attach (GtkWidget *widget, GtkWidget *area, GtkDropTarget *target, const char *words)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();
  Mark *mark = g_new0 (Mark, 1);

  mark->widget = widget;
  mark->area = area;
  mark->words = g_strdup (words);
  g_object_set_data_full (G_OBJECT (widget), KEY, mark, mark_free);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (begun_cb), mark);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), mark);
  gtk_widget_add_controller (area, motion);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), mark);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (left_cb), mark);
  g_signal_connect_swapped (target, "notify::current-drop", G_CALLBACK (ended_cb), mark);
}

/* The words on a pill in the middle, as wide as there is room. */
static void
snapshot_words (Mark *mark, GtkSnapshot *snapshot, const graphene_rect_t *frame, const GdkRGBA *accent)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (mark->widget, mark->words);
  const GdkRGBA white = { 1, 1, 1, 1 };
  GskRoundedRect pill;
  graphene_rect_t rect;
  int width, height;

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_width (layout, (int) MAX (1, frame->size.width - 2 * (INSET + PAD_X)) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, &height);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  graphene_rect_init (&rect, frame->origin.x + (frame->size.width - (float) width) / 2 - PAD_X,
                      frame->origin.y + (frame->size.height - (float) height) / 2 - PAD_Y,
                      (float) width + 2 * PAD_X, (float) height + 2 * PAD_Y);
  gsk_rounded_rect_init_from_rect (&pill, &rect, rect.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, accent, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rect.origin.x + PAD_X, rect.origin.y + PAD_Y));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

/**
 * accord_drop_mark_snapshot:
 * @widget: a widget with a mark
 * @snapshot: in which its children are drawn already
 */
void
accord_drop_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  Mark *mark = g_object_get_data (G_OBJECT (widget), KEY);
  g_autoptr (GdkRGBA) accent = NULL;
  GskRoundedRect outline;
  graphene_rect_t frame;
  GdkRGBA wash;

  if (mark == NULL || !mark->shown || !gtk_widget_compute_bounds (mark->area, widget, &frame))
    return;
  accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  wash = *accent;
  wash.alpha = WASH;
  graphene_rect_inset (&frame, INSET, INSET);
  gsk_rounded_rect_init_from_rect (&outline, &frame, 12);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &wash, &frame);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]) { FRAME, FRAME, FRAME, FRAME },
                              (const GdkRGBA[4]) { *accent, *accent, *accent, *accent });
  snapshot_words (mark, snapshot, &frame, accent);
}

/**
 * accord_drop_mark_is_shown:
 * @widget: a widget with a mark
 *
 * Returns: whether a file hovers where it would be taken
 */
gboolean
accord_drop_mark_is_shown (GtkWidget *widget)
{
  Mark *mark = g_object_get_data (G_OBJECT (widget), KEY);

  return mark != NULL && mark->shown;
}
