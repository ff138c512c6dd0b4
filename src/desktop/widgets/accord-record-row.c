/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRecordRow: a record as a line of a list, 56 px. Own widget because factories bind it
 * hundreds of times and the same line serves customers, deals, people and drill pages.
 *
 *   [恒]  苏州恒瑞医疗器械                 €224K
 *         ● Send revised quote · 2 days late
 */

#include "accord-config.h"

#include "accord-record-row.h"

#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-state-icon.h"

struct _AccordRecordRow {
  GtkWidget parent_instance;

  GtkCheckButton *check;
  AccordAvatar *avatar;
  GtkLabel *name;
  GtkLabel *value;
  AccordStateIcon *step;
  GtkBox *note_box;
  GtkImage *note_icon;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (AccordRecordRow, accord_record_row, GTK_TYPE_WIDGET)

enum { PROP_NAME = 1, PROP_PERSON, PROP_VALUE, PROP_SELECTING, PROP_CHECKED, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
accord_record_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordRecordRow *self = ACCORD_RECORD_ROW (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, gtk_label_get_text (self->name));
      break;
    case PROP_PERSON:
      g_value_set_boolean (value, accord_avatar_get_person (self->avatar));
      break;
    case PROP_VALUE:
      g_value_set_string (value, gtk_label_get_text (self->value));
      break;
    case PROP_SELECTING:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->check)));
      break;
    case PROP_CHECKED:
      g_value_set_boolean (value, gtk_check_button_get_active (self->check));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_record_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordRecordRow *self = ACCORD_RECORD_ROW (object);

  switch (id)
    {
    case PROP_NAME:
      accord_record_row_set_name (self, g_value_get_string (value),
                                  accord_avatar_get_person (self->avatar));
      break;
    case PROP_PERSON:
      accord_avatar_set_person (self->avatar, g_value_get_boolean (value));
      break;
    case PROP_VALUE:
      accord_record_row_set_value (self, g_value_get_string (value));
      break;
    case PROP_SELECTING:
      gtk_widget_set_visible (GTK_WIDGET (self->check), g_value_get_boolean (value));
      break;
    case PROP_CHECKED:
      gtk_check_button_set_active (self->check, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
check_toggled_cb (AccordRecordRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHECKED]);
}

static void
accord_record_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (accord_record_row_parent_class)->dispose (object);
}

static void
accord_record_row_class_init (AccordRecordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_record_row_get_property;
  object_class->set_property = accord_record_row_set_property;
  object_class->dispose = accord_record_row_dispose;
  props[PROP_NAME] = g_param_spec_string ("display-name", NULL, NULL, NULL, flags);
  props[PROP_PERSON] = g_param_spec_boolean ("person", NULL, NULL, FALSE, flags);
  props[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  props[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE, flags);
  props[PROP_CHECKED] = g_param_spec_boolean ("checked", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "accordrecordrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_texts (AccordRecordRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->name = GTK_LABEL (accord_data_label_new ("row-name"));
  self->value = GTK_LABEL (accord_data_label_new ("caption secondary numeric"));
  gtk_label_set_ellipsize (self->value, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->value));
  self->step = ACCORD_STATE_ICON (accord_state_icon_new (FALSE));
  self->note_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5));
  self->note_icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 12,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->note = GTK_LABEL (accord_data_label_new ("caption"));
  gtk_box_append (self->note_box, GTK_WIDGET (self->note_icon));
  gtk_box_append (self->note_box, GTK_WIDGET (self->note));
  gtk_widget_set_visible (GTK_WIDGET (self->note_box), FALSE);
  gtk_box_append (GTK_BOX (texts), first);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->step));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->note_box));
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  return texts;
}

static void
accord_record_row_init (AccordRecordRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              11);
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->check), "selection-mode");
  gtk_widget_set_visible (GTK_WIDGET (self->check), FALSE);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (check_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  self->avatar = ACCORD_AVATAR (accord_avatar_new (NULL, FALSE, 38));
  gtk_widget_set_parent (GTK_WIDGET (self->check), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->avatar), GTK_WIDGET (self));
  gtk_widget_set_parent (make_texts (self), GTK_WIDGET (self));
}

/**
 * accord_record_row_new:
 *
 * Returns: (transfer floating): an empty row for a company
 */
GtkWidget *
accord_record_row_new (void)
{
  return g_object_new (ACCORD_TYPE_RECORD_ROW, NULL);
}

/**
 * accord_record_row_set_name:
 * @self: a row
 * @name: (nullable): the record's name
 * @person: round coloured avatar, or a company's monogram
 */
void
accord_record_row_set_name (AccordRecordRow *self, const char *name, gboolean person)
{
  g_return_if_fail (ACCORD_IS_RECORD_ROW (self));

  accord_data_label_set_text (self->name, name);
  accord_avatar_set_person (self->avatar, person);
  accord_avatar_set_display_name (self->avatar, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
}

/**
 * accord_record_row_set_value:
 * @self: a row
 * @value: (nullable): short amount at the end of the first line
 */
void
accord_record_row_set_value (AccordRecordRow *self, const char *value)
{
  g_return_if_fail (ACCORD_IS_RECORD_ROW (self));
  accord_data_label_set_optional (self->value, value);
}

/**
 * accord_record_row_set_step:
 * @self: a row
 * @has_due: whether there is a next step with a day
 * @due: its day, in days since 1970-01-01
 * @text: (nullable): what is to be done
 * @when: (nullable): shown in place of "today", such as "10:30"
 *
 * Shows the next step in the second line.
 */
void
accord_record_row_set_step (AccordRecordRow *self, gboolean has_due, gint64 due, const char *text,
                            const char *when)
{
  g_return_if_fail (ACCORD_IS_RECORD_ROW (self));

  accord_state_icon_set_step (self->step, has_due, due, text, when);
  gtk_widget_set_visible (GTK_WIDGET (self->step), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->note_box), FALSE);
}

/**
 * accord_record_row_set_note:
 * @self: a row
 * @icon_name: (nullable): a symbolic icon
 * @text: (nullable): the words; NULL leaves the row with one line
 * @tint: role of the colour
 *
 * Shows anything else than a next step in the second line.
 */
void
accord_record_row_set_note (AccordRecordRow *self, const char *icon_name, const char *text,
                            AccordTint tint)
{
  g_return_if_fail (ACCORD_IS_RECORD_ROW (self));

  gtk_image_set_from_icon_name (self->note_icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->note_icon), icon_name != NULL);
  accord_data_label_set_text (self->note, text);
  accord_tint_apply (GTK_WIDGET (self->note_box), tint);
  gtk_widget_set_visible (GTK_WIDGET (self->step), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->note_box), text != NULL);
}

/**
 * accord_record_row_describe:
 * @self: a row
 *
 * Returns: (transfer full): the accessible name for gtk_list_item_set_accessible_label()
 */
char *
accord_record_row_describe (AccordRecordRow *self)
{
  g_autofree char *step = NULL;
  const char *name, *value, *note = "";

  g_return_val_if_fail (ACCORD_IS_RECORD_ROW (self), NULL);

  name = gtk_label_get_text (self->name);
  value = gtk_label_get_text (self->value);
  if (gtk_widget_get_visible (GTK_WIDGET (self->step)))
    note = step = accord_state_icon_dup_words (self->step);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->note_box)))
    note = gtk_label_get_text (self->note);
  return g_strjoin (", ", name, *value != '\0' ? value : note, *value != '\0' &&
                    *note != '\0' ? note : NULL, NULL);
}
