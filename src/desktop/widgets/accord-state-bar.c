/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStateBar: how many steps are overdue, due today, missing and planned, as one thin bar
 * whose parts filter. Own widget because the parts share the width by their counts. */

#include "accord-config.h"

#include "accord-state-bar.h"
#include "accord-tooltip.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define GAP 3
#define PART_MIN 6

struct _AccordStateBar {
  GtkWidget parent_instance;

  GtkToggleButton *parts[ACCORD_STEP_STATES];
  int counts[ACCORD_STEP_STATES];
  gboolean setting;
  gboolean is_told; /* the counts stand in words, too */
};

G_DEFINE_FINAL_TYPE (AccordStateBar, accord_state_bar, GTK_TYPE_WIDGET)

enum { PART_TOGGLED, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
part_words (AccordStepState state, int count)
{
  switch (state)
    {
    case ACCORD_STEP_OVERDUE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d overdue", "%d overdue", count),
                              count);
    case ACCORD_STEP_TODAY:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d due today", "%d due today", count),
                              count);
    case ACCORD_STEP_NONE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d without a next step",
                                           "%d without a next step", count), count);
    case ACCORD_STEP_PLANNED:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d planned", "%d planned", count),
                              count);
    }
}

static void
part_toggled_cb (GtkToggleButton *part, AccordStateBar *self)
{
  gboolean active = gtk_toggle_button_get_active (part);
  int state = 0;

  if (self->setting)
    return;
  while (self->parts[state] != part)
    state++;
  if (active)
    accord_state_bar_set_selected (self, state);
  g_signal_emit (self, signals[PART_TOGGLED], 0, state, active);
}

static void
accord_state_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  AccordStateBar *self = ACCORD_STATE_BAR (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? ACCORD_STEP_STATES * (PART_MIN + GAP) : 4;
  for (int i = 0; i < ACCORD_STEP_STATES; i++)
    {
      int part;

      gtk_widget_measure (GTK_WIDGET (self->parts[i]), orientation, -1, &part, NULL, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = MAX (*minimum, part);
    }
  *natural = *minimum;
}

/* Shares the width; parts too narrow to hit get at least PART_MIN. */
static void
accord_state_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordStateBar *self = ACCORD_STATE_BAR (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int total = 0, shown = 0, x = 0, left;

  for (int i = 0; i < ACCORD_STEP_STATES; i++)
    {
      total += self->counts[i];
      shown += self->counts[i] > 0;
    }
  left = width - MAX (shown - 1, 0) * GAP - shown * PART_MIN;
  for (int i = 0; i < ACCORD_STEP_STATES; i++)
    {
      GtkAllocation place = { x, 0, 0, height };

      if (self->counts[i] == 0)
        continue;
      shown--;
      place.width = shown == 0 ? width - x : PART_MIN + MAX (left, 0) * self->counts[i] / total;
      if (mirrored)
        place.x = width - x - place.width;
      gtk_widget_size_allocate (GTK_WIDGET (self->parts[i]), &place, -1);
      x += place.width + GAP;
    }
}

static void
accord_state_bar_dispose (GObject *object)
{
  AccordStateBar *self = ACCORD_STATE_BAR (object);

  for (int i = 0; i < ACCORD_STEP_STATES; i++)
    g_clear_pointer ((GtkWidget **) &self->parts[i], gtk_widget_unparent);
  G_OBJECT_CLASS (accord_state_bar_parent_class)->dispose (object);
}

static void
accord_state_bar_class_init (AccordStateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_state_bar_dispose;
  widget_class->measure = accord_state_bar_measure;
  widget_class->size_allocate = accord_state_bar_size_allocate;
  /**
   * AccordStateBar::part-toggled:
   * @state: an #AccordStepState
   * @active: whether the part filters now
   */
  signals[PART_TOGGLED] = g_signal_new ("part-toggled", ACCORD_TYPE_STATE_BAR, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_css_name (widget_class, "accordstatebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
accord_state_bar_init (AccordStateBar *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Next steps"), -1);
  for (int i = 0; i < ACCORD_STEP_STATES; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *part = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "child", line, "visible", FALSE,
                                      NULL);

      gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
      accord_tint_apply (part, accord_step_state_tint (i));
      g_signal_connect_object (part, "toggled", G_CALLBACK (part_toggled_cb), self, 0);
      gtk_widget_set_parent (part, GTK_WIDGET (self));
      self->parts[i] = GTK_TOGGLE_BUTTON (part);
    }
}

/**
 * accord_state_bar_new:
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
accord_state_bar_new (void)
{
  return g_object_new (ACCORD_TYPE_STATE_BAR, NULL);
}

/**
 * accord_state_bar_set_counts:
 * @self: a state bar
 * @counts: one count for each #AccordStepState
 */
void
accord_state_bar_set_counts (AccordStateBar *self, const int counts[ACCORD_STEP_STATES])
{
  g_return_if_fail (ACCORD_IS_STATE_BAR (self));

  if (self->is_told && memcmp (self->counts, counts, sizeof self->counts) == 0)
    return;
  self->is_told = TRUE;
  for (int i = 0; i < ACCORD_STEP_STATES; i++)
    {
      g_autofree char *words = part_words (i, counts[i]);

      self->counts[i] = counts[i];
      gtk_widget_set_visible (GTK_WIDGET (self->parts[i]), counts[i] > 0);
      accord_tooltip_set (GTK_WIDGET (self->parts[i]), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->parts[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * accord_state_bar_set_selected:
 * @self: a state bar
 * @state: an #AccordStepState, -1 for none
 *
 * Marks the part that filters; emits nothing.
 */
void
accord_state_bar_set_selected (AccordStateBar *self, int state)
{
  g_return_if_fail (ACCORD_IS_STATE_BAR (self));

  self->setting = TRUE;
  for (int i = 0; i < ACCORD_STEP_STATES; i++)
    gtk_toggle_button_set_active (self->parts[i], i == state);
  self->setting = FALSE;
}

/**
 * accord_state_bar_get_selected:
 * @self: a state bar
 *
 * Returns: the #AccordStepState that filters, -1 for none
 */
int
accord_state_bar_get_selected (AccordStateBar *self)
{
  g_return_val_if_fail (ACCORD_IS_STATE_BAR (self), -1);

  for (int i = 0; i < ACCORD_STEP_STATES; i++)
    if (gtk_toggle_button_get_active (self->parts[i]))
      return i;
  return -1;
}
