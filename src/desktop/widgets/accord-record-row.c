/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRecordRow: a record as a line of a list, 56 px. Own widget because factories bind it
 * hundreds of times and the same line serves customers, deals, people and drill pages. Four children,
 * placed here: a row has its width from the list, so new words measure nothing.
 *
 *   [恒]  苏州恒瑞医疗器械                 €224K
 *         ● Send revised quote · 2 days late
 */

#include "accord-config.h"

#include "accord-record-row.h"

#include "accord-avatar.h"
#include "accord-state-icon.h"

#define GAP 11       /* px between the parts */
#define VALUE_GAP 8  /* px before the value */
#define LINE_GAP 1   /* px between the lines */

struct _AccordRecordRow {
  GtkWidget parent_instance;

  GtkWidget *check; /* NULL until rows are first selected */
  AccordAvatar *avatar;
  AccordTextLine *name;
  AccordTextLine *value;
  AccordTextLine *second; /* an AccordStateIcon */
  gboolean has_step;      /* the second line is the next step */
  gboolean two_lines;
  gboolean selecting;
  gboolean compact;       /* one line, whatever the second says */
};

G_DEFINE_FINAL_TYPE (AccordRecordRow, accord_record_row, GTK_TYPE_WIDGET)

enum { PROP_SELECTING = 1, PROP_CHECKED, N_PROPS };

static GParamSpec *props[N_PROPS];

static gboolean
is_checked (AccordRecordRow *self)
{
  return self->check != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
}

static void
check_toggled_cb (AccordRecordRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHECKED]);
}

static void
name_check (AccordRecordRow *self)
{
  if (self->check != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    accord_text_line_get_text (self->name), -1);
}

static GtkWidget *
ensure_check (AccordRecordRow *self)
{
  if (self->check != NULL)
    return self->check;
  self->check = gtk_check_button_new ();
  gtk_widget_add_css_class (self->check, "selection-mode");
  /* It shows; the row is the control. */
  gtk_widget_set_can_target (self->check, FALSE);
  gtk_widget_set_can_focus (self->check, FALSE);
  gtk_widget_set_visible (self->check, FALSE);
  gtk_widget_insert_after (self->check, GTK_WIDGET (self), NULL);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (check_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  name_check (self);
  return self->check;
}

static void
set_selecting (AccordRecordRow *self, gboolean selecting)
{
  if (self->selecting == selecting)
    return;
  self->selecting = selecting;
  gtk_widget_set_visible (ensure_check (self), selecting);
}

static void
accord_record_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordRecordRow *self = ACCORD_RECORD_ROW (object);

  switch (id)
    {
    case PROP_SELECTING:
      g_value_set_boolean (value, self->selecting);
      break;
    case PROP_CHECKED:
      g_value_set_boolean (value, is_checked (self));
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
    case PROP_SELECTING:
      set_selecting (self, g_value_get_boolean (value));
      break;
    case PROP_CHECKED:
      if (is_checked (self) != g_value_get_boolean (value))
        gtk_check_button_set_active (GTK_CHECK_BUTTON (ensure_check (self)), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static int
measure_of (gpointer widget, GtkOrientation orientation, gboolean minimum)
{
  int least, natural;

  gtk_widget_measure (widget, orientation, -1, &least, &natural, NULL, NULL);
  return minimum ? least : natural;
}

static int
check_room (AccordRecordRow *self)
{
  return self->selecting ? measure_of (self->check, GTK_ORIENTATION_HORIZONTAL, FALSE) + GAP : 0;
}

static void
accord_record_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                           int *natural, int *minimum_baseline, int *natural_baseline)
{
  AccordRecordRow *self = ACCORD_RECORD_ROW (widget);
  int avatar = accord_avatar_get_size (self->avatar);
  int value = accord_text_line_get_width (self->value);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int lines = measure_of (self->name, orientation, FALSE) +
                  (self->compact ? 0 : LINE_GAP + measure_of (self->second, orientation, FALSE));

      *minimum = *natural = MAX (avatar, lines);
      return;
    }
  *minimum = check_room (self) + avatar + GAP + value + VALUE_GAP;
  *natural = *minimum + MAX (accord_text_line_get_width (self->name),
                             accord_text_line_get_width (self->second));
}

static void
place (AccordRecordRow *self, gpointer child, int x, int y, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int all = gtk_widget_get_width (GTK_WIDGET (self));

  gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? all - x - width : x, y,
                                                      MAX (width, 0), height }, -1);
}

static void
accord_record_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordRecordRow *self = ACCORD_RECORD_ROW (widget);
  int avatar = accord_avatar_get_size (self->avatar);
  int value = accord_text_line_get_width (self->value);
  int first = measure_of (self->name, GTK_ORIENTATION_VERTICAL, FALSE);
  gboolean two_lines = self->two_lines && !self->compact;
  int second = two_lines ? measure_of (self->second, GTK_ORIENTATION_VERTICAL, FALSE) + LINE_GAP : 0;
  int y = (height - first - second) / 2;
  int x = check_room (self);

  if (self->selecting)
    place (self, self->check, 0, 0, x - GAP, height);
  place (self, self->avatar, x, (height - avatar) / 2, avatar, avatar);
  x += avatar + GAP;
  place (self, self->name, x, y, width - x - (value > 0 ? value + VALUE_GAP : 0), first);
  place (self, self->value, width - value, y, value, first);
  gtk_widget_set_child_visible (GTK_WIDGET (self->second), two_lines);
  if (two_lines)
    place (self, self->second, x, y + first + LINE_GAP, width - x, second - LINE_GAP);
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
  widget_class->measure = accord_record_row_measure;
  widget_class->size_allocate = accord_record_row_size_allocate;
  props[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE, flags);
  props[PROP_CHECKED] = g_param_spec_boolean ("checked", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "accordrecordrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static AccordTextLine *
add_line (AccordRecordRow *self, GtkWidget *line)
{
  accord_text_line_set_steady (ACCORD_TEXT_LINE (line), TRUE);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  return ACCORD_TEXT_LINE (line);
}

static void
accord_record_row_init (AccordRecordRow *self)
{
  self->avatar = ACCORD_AVATAR (accord_avatar_new (NULL, FALSE, 38));
  gtk_widget_set_parent (GTK_WIDGET (self->avatar), GTK_WIDGET (self));
  self->name = add_line (self, accord_text_line_new ("row-name"));
  self->value = add_line (self, accord_text_line_new ("caption secondary numeric"));
  self->second = add_line (self, accord_state_icon_new (FALSE));
  accord_record_row_set_note (self, NULL, NULL, ACCORD_TINT_NEUTRAL);
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

  accord_text_line_set_text (self->name, name);
  accord_avatar_set_person (self->avatar, person);
  accord_avatar_set_display_name (self->avatar, name);
  name_check (self);
}

/**
 * accord_record_row_get_avatar:
 * @self: a row
 *
 * Returns: (transfer none): its avatar, for a picture
 */
AccordAvatar *
accord_record_row_get_avatar (AccordRecordRow *self)
{
  g_return_val_if_fail (ACCORD_IS_RECORD_ROW (self), NULL);
  return self->avatar;
}

/**
 * accord_record_row_set_compact:
 * @self: a row
 * @compact: a small avatar and one line, for lists of many
 */
void
accord_record_row_set_compact (AccordRecordRow *self, gboolean compact)
{
  g_return_if_fail (ACCORD_IS_RECORD_ROW (self));

  self->compact = compact;
  accord_avatar_set_size (self->avatar, compact ? 24 : 38);
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
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
  accord_text_line_set_text (self->value, value);
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

  accord_state_icon_set_step (ACCORD_STATE_ICON (self->second), has_due, due, text, when);
  self->has_step = self->two_lines = TRUE;
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

  accord_state_icon_set_note (ACCORD_STATE_ICON (self->second), icon_name, text, tint);
  self->has_step = FALSE;
  self->two_lines = text != NULL;
}

/**
 * accord_record_row_shape:
 * @self: a row in a window
 *
 * Has the letters of its words looked up now, which the next frame that shows them would do.
 */
void
accord_record_row_shape (AccordRecordRow *self)
{
  g_return_if_fail (ACCORD_IS_RECORD_ROW (self));

  accord_text_line_get_width (self->name);
  accord_text_line_get_width (self->value);
  accord_text_line_get_width (self->second);
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

  name = accord_text_line_get_text (self->name);
  value = accord_text_line_get_text (self->value);
  if (self->has_step)
    note = step = accord_state_icon_dup_words (ACCORD_STATE_ICON (self->second));
  else
    note = accord_text_line_get_text (self->second);
  return g_strjoin (", ", name, *value != '\0' ? value : note, *value != '\0' &&
                    *note != '\0' ? note : NULL, NULL);
}
