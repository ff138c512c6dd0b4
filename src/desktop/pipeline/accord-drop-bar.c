/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDropBar: the places for closed stages, which have no column. A place is shown for each
 * outcome the pipeline has a stage for; names of stages play no part. */

#include "accord-config.h"

#include "accord-drop-bar.h"

#include "accord-deal-commands.h"
#include "accord-deal-drag.h"
#include <glib/gi18n-lib.h>

static const struct {
  const char *outcome;
  const char *label;
  const char *icon;
  const char *css_class;
  void (*command) (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals);
} places[] = {
  { "won", N_("Won"), "accord-trophy-symbolic", "success", accord_deals_win },
  { "lost", N_("Lost…"), "accord-cross-symbolic", "error", accord_deals_lose },
  { "hold", N_("Park"), "accord-planned-symbolic", NULL, accord_deals_park },
};

struct _AccordDropBar {
  AdwBin parent_instance;

  AccordBoardContext *context;
  GtkRevealer *revealer;
  GtkWidget *parts[G_N_ELEMENTS (places)];
};

G_DEFINE_FINAL_TYPE (AccordDropBar, accord_drop_bar, ADW_TYPE_BIN)

static void
marks_changed_cb (AccordDropBar *self)
{
  gboolean dragging = accord_board_context_get_dragged (self->context) != 0;
  gboolean any = FALSE;

  for (guint i = 0; dragging && i < G_N_ELEMENTS (places); i++)
    {
      gboolean has = accord_deal_closed_column (self->context, places[i].outcome) != NULL;

      gtk_widget_set_visible (self->parts[i], has);
      any = any || has;
    }
  gtk_revealer_set_reveal_child (self->revealer, dragging && any);
  gtk_widget_set_can_target (GTK_WIDGET (self), dragging && any);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer data)
{
  gtk_widget_add_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), "over");
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, gpointer data)
{
  gtk_widget_remove_css_class (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), "over");
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  AccordDropBar *self = data;
  GtkWidget *part = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  gint64 deal = accord_deal_drag_accept (value, accord_board_context_get_workspace (self->context));
  g_autoptr (GArray) deals = NULL;

  leave_cb (target, self);
  /* After Esc some display servers still deliver the drop. */
  if (deal == 0 || deal != accord_board_context_get_dragged (self->context))
    return FALSE;
  deals = accord_deal_drag_take (self->context);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (self->parts[i] == part)
      places[i].command (GTK_WIDGET (self), self->context, (const gint64 *) (void *) deals->data, deals->len);
  return TRUE;
}

static GtkWidget *
make_place (AccordDropBar *self, guint i)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkDropTarget *target = gtk_drop_target_new (ACCORD_TYPE_DEAL_DRAG, GDK_ACTION_MOVE);

  gtk_widget_add_css_class (part, "drop-place");
  if (places[i].css_class != NULL)
    gtk_widget_add_css_class (part, places[i].css_class);
  gtk_box_append (GTK_BOX (inner), gtk_image_new_from_icon_name (places[i].icon));
  gtk_box_append (GTK_BOX (inner), gtk_label_new (_(places[i].label)));
  gtk_widget_set_halign (inner, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (inner, TRUE);
  gtk_box_append (GTK_BOX (part), inner);
  g_signal_connect_object (target, "enter", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (part, GTK_EVENT_CONTROLLER (target));
  self->parts[i] = part;
  return part;
}

static void
accord_drop_bar_dispose (GObject *object)
{
  g_clear_object (&ACCORD_DROP_BAR (object)->context);
  G_OBJECT_CLASS (accord_drop_bar_parent_class)->dispose (object);
}

static void
accord_drop_bar_class_init (AccordDropBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_drop_bar_dispose;
}

static void
accord_drop_bar_init (AccordDropBar *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (bar, "drop-bar");
  gtk_box_set_homogeneous (GTK_BOX (bar), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_box_append (GTK_BOX (bar), make_place (self, i));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_transition_duration (self->revealer, 200);
  gtk_revealer_set_child (self->revealer, bar);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * accord_drop_bar_new:
 * @context: the board's
 *
 * Returns: (transfer floating): a bar that shows itself while a card is dragged
 */
GtkWidget *
accord_drop_bar_new (AccordBoardContext *context)
{
  AccordDropBar *self = g_object_new (ACCORD_TYPE_DROP_BAR, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "marks-changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
