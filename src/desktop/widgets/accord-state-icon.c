/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStateIcon: icon and words of a next step. Own widget because every list, card and record
 * shows this one thing first, and a factory must set it in one call. */

#include "accord-config.h"

#include "accord-state-icon.h"

#include "accord-data-label.h"
#include "accord-date.h"

#include <glib/gi18n-lib.h>

struct _AccordStateIcon {
  GtkWidget parent_instance;

  GtkImage *image;
  GtkLabel *label;
  char *text;
  char *when;
  gint64 due;
  gint64 today;
  gboolean has_due;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (AccordStateIcon, accord_state_icon, GTK_TYPE_WIDGET)

enum { PROP_HAS_DUE = 1, PROP_DUE, PROP_TODAY, PROP_TEXT, PROP_WHEN, PROP_COMPACT, N_PROPS };

static GParamSpec *props[N_PROPS];

static gint64
today_of (AccordStateIcon *self)
{
  return self->today != 0 ? self->today : accord_date_today ();
}

static gboolean
has_text (AccordStateIcon *self)
{
  return self->text != NULL && *self->text != '\0';
}

/* What is to be done and when; a step without a day is only its text. */
static char *
make_words (AccordStateIcon *self, gboolean compact)
{
  g_autofree char *when = NULL;

  if (!self->has_due && has_text (self))
    return compact ? g_strdup (_("No date")) : g_strdup (self->text);
  if (self->when != NULL && accord_state_icon_get_state (self) == ACCORD_STEP_TODAY)
    when = g_strdup (self->when);
  else
    when = accord_step_state_words (self->has_due, self->due, today_of (self), compact);
  if (compact || !has_text (self))
    return g_steal_pointer (&when);
  /* Translators: what is to be done and when: "Send revised quote · 2 days late" */
  return g_strdup_printf (_("%s · %s"), self->text, when);
}

static void
update (AccordStateIcon *self)
{
  AccordStepState state = accord_state_icon_get_state (self);
  g_autofree char *words = make_words (self, self->compact);
  g_autofree char *name = make_words (self, FALSE);

  gtk_image_set_from_icon_name (self->image, accord_step_state_icon_name (state));
  accord_data_label_set_text (self->label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  accord_tint_apply (GTK_WIDGET (self), accord_step_state_tint (state));
}

/* The full date is only made when somebody points at the words. */
static gboolean
accord_state_icon_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  AccordStateIcon *self = ACCORD_STATE_ICON (widget);
  g_autofree char *date = NULL;

  if (!self->has_due)
    return FALSE;
  date = accord_date_format_full (self->due);
  gtk_tooltip_set_text (tooltip, date);
  return TRUE;
}

static void
accord_state_icon_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordStateIcon *self = ACCORD_STATE_ICON (object);

  switch (id)
    {
    case PROP_HAS_DUE:
      g_value_set_boolean (value, self->has_due);
      break;
    case PROP_DUE:
      g_value_set_int64 (value, self->due);
      break;
    case PROP_TODAY:
      g_value_set_int64 (value, self->today);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_WHEN:
      g_value_set_string (value, self->when);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_state_icon_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordStateIcon *self = ACCORD_STATE_ICON (object);

  switch (id)
    {
    case PROP_HAS_DUE:
      self->has_due = g_value_get_boolean (value);
      break;
    case PROP_DUE:
      self->due = g_value_get_int64 (value);
      break;
    case PROP_TODAY:
      self->today = g_value_get_int64 (value);
      break;
    case PROP_TEXT:
      g_set_str (&self->text, g_value_get_string (value));
      break;
    case PROP_WHEN:
      g_set_str (&self->when, g_value_get_string (value));
      break;
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  update (self);
}

static void
accord_state_icon_dispose (GObject *object)
{
  AccordStateIcon *self = ACCORD_STATE_ICON (object);

  g_clear_pointer ((GtkWidget **) &self->image, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->label, gtk_widget_unparent);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->when, g_free);
  G_OBJECT_CLASS (accord_state_icon_parent_class)->dispose (object);
}

static void
accord_state_icon_class_init (AccordStateIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_state_icon_get_property;
  object_class->set_property = accord_state_icon_set_property;
  object_class->dispose = accord_state_icon_dispose;
  widget_class->query_tooltip = accord_state_icon_query_tooltip;
  props[PROP_HAS_DUE] = g_param_spec_boolean ("has-due", NULL, NULL, FALSE, flags);
  props[PROP_DUE] = g_param_spec_int64 ("due", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_TODAY] = g_param_spec_int64 ("today", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_WHEN] = g_param_spec_string ("when", NULL, NULL, NULL, flags);
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "accordstate");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
accord_state_icon_init (AccordStateIcon *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "pixel-size", 13,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  self->label = GTK_LABEL (accord_data_label_new ("caption numeric"));
  gtk_widget_set_parent (GTK_WIDGET (self->image), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              5);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  update (self);
}

/**
 * accord_state_icon_new:
 * @compact: for a card ("2 d late") or for a line ("Send revised quote · 2 days late")
 *
 * Returns: (transfer floating): a state icon reading "No next step"
 */
GtkWidget *
accord_state_icon_new (gboolean compact)
{
  return g_object_new (ACCORD_TYPE_STATE_ICON, "compact", compact, NULL);
}

/**
 * accord_state_icon_set_step:
 * @self: a state icon
 * @has_due: whether there is a step with a day
 * @due: its day, in days since 1970-01-01
 * @text: (nullable): what is to be done
 * @when: (nullable): shown in place of "today", such as "10:30"
 *
 * Sets everything at once, as list factories do.
 */
void
accord_state_icon_set_step (AccordStateIcon *self, gboolean has_due, gint64 due,
                            const char *text, const char *when)
{
  g_return_if_fail (ACCORD_IS_STATE_ICON (self));

  self->has_due = !!has_due;
  self->due = due;
  g_set_str (&self->text, text);
  g_set_str (&self->when, when);
  update (self);
}

/**
 * accord_state_icon_get_state:
 * @self: a state icon
 *
 * Returns: how the step stands; a text without a day counts as planned
 */
AccordStepState
accord_state_icon_get_state (AccordStateIcon *self)
{
  g_return_val_if_fail (ACCORD_IS_STATE_ICON (self), ACCORD_STEP_NONE);

  if (!self->has_due && has_text (self))
    return ACCORD_STEP_PLANNED;
  return accord_step_state_of (self->has_due, self->due, today_of (self));
}

/**
 * accord_state_icon_dup_words:
 * @self: a state icon
 *
 * Returns: (transfer full): the words for an accessible name, never shortened
 */
char *
accord_state_icon_dup_words (AccordStateIcon *self)
{
  g_return_val_if_fail (ACCORD_IS_STATE_ICON (self), NULL);
  return make_words (self, FALSE);
}
