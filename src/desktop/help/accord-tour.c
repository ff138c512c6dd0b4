/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTour. Owned by the window; its steps are the topics of the help that have something to say. */

#include "accord-config.h"

#include "accord-tour.h"

#include <glib/gi18n-lib.h>
#include "accord-announce.h"
#include "accord-help-topics.h"

struct _AccordTour
{
  AdwBin parent_instance;
  GPtrArray *steps; /* of AccordHelpTopic, not owned */
  guint step;
  GtkLabel *title;
  GtkLabel *text;
  GtkLabel *count;
  GtkWidget *back;
  GtkButton *next;
};

G_DEFINE_FINAL_TYPE (AccordTour, accord_tour, ADW_TYPE_BIN)

enum
{
  ENDED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
show_step (AccordTour *self)
{
  const AccordHelpTopic *topic = self->steps->pdata[self->step];
  gboolean last = self->step + 1 == self->steps->len;
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), self->step + 1, self->steps->len);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", topic->name);
  gtk_label_set_text (self->title, _ (topic->title));
  gtk_label_set_text (self->text, _ (topic->tour));
  gtk_label_set_text (self->count, count);
  gtk_widget_set_sensitive (self->back, self->step > 0);
  gtk_button_set_label (self->next, last ? _ ("Begin") : _ ("Next"));
  gtk_widget_grab_focus (GTK_WIDGET (self->next));
  accord_announce (self, _ (topic->tour), FALSE);
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ENDED], 0);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordTour *self = ACCORD_TOUR (widget);

  if (self->step == 0)
    return;
  self->step--;
  show_step (self);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordTour *self = ACCORD_TOUR (widget);

  if (self->step + 1 == self->steps->len)
    {
      g_signal_emit (self, signals[ENDED], 0);
      return;
    }
  self->step++;
  show_step (self);
}

static void
accord_tour_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_TOUR (object)->steps);
  G_OBJECT_CLASS (accord_tour_parent_class)->finalize (object);
}

static void
accord_tour_class_init (AccordTourClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_tour_finalize;
  gtk_widget_class_set_css_name (widget_class, "accordtour");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "tour.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "tour.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "tour.next", NULL, next_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "tour.end", NULL);

  /**
   * AccordTour::ended:
   *
   * The last step was left, or nobody wants more of them.
   */
  signals[ENDED] = g_signal_new ("ended", ACCORD_TYPE_TOUR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
button_for (const char *label, const char *action, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, css_class);
  return button;
}

static GtkLabel *
words_of (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
accord_tour_init (AccordTour *self)
{
  GtkWidget *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8); /* title and count: beside the buttons there is no room on a phone */
  guint n;
  const AccordHelpTopic *topics = accord_help_topics (&n);

  self->steps = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    if (topics[i].tour != NULL)
      g_ptr_array_add (self->steps, (gpointer) &topics[i]);
  gtk_box_append (GTK_BOX (box), head);
  self->title = words_of (head, "heading");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->text = words_of (box, "body");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_set_valign (GTK_WIDGET (self->count), GTK_ALIGN_START);
  self->back = button_for (_ ("Back"), "tour.back", "flat");
  self->next = GTK_BUTTON (button_for (_ ("Next"), "tour.next", "suggested-action"));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  gtk_widget_set_halign (foot, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (foot), button_for (_ ("End Tour"), "tour.end", "flat"));
  gtk_box_append (GTK_BOX (foot), self->back);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->next));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "tour-card");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_bin_set_child (ADW_BIN (self), clamp);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tour"), -1);
}

/**
 * accord_tour_new:
 *
 * Returns: (transfer floating): a tour that has not begun
 */
GtkWidget *
accord_tour_new (void)
{
  return g_object_new (ACCORD_TYPE_TOUR, NULL);
}

/**
 * accord_tour_begin:
 * @self: a tour that is in a window
 *
 * Shows the first page and what there is to say of it.
 */
void
accord_tour_begin (AccordTour *self)
{
  self->step = 0;
  show_step (self);
}
