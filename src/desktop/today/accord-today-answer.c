/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTodayAnswerPanel: see the header. The item holds the answer, so a row that is scrolled away loses
 * nothing; the panel only shows it. */

#include "accord-config.h"

#include "accord-today-answer.h"

#include <glib/gi18n-lib.h>
#include "accord-activity-words.h"
#include "accord-chip.h"
#include "accord-date.h"
#include "accord-outcome-chips.h"
#include "accord-recurrence.h"
#include "accord-tooltip.h"
#include "accord-when-popover.h"

#define N_NEXT 5

struct _AccordTodayAnswerPanel {
  AdwBin parent_instance;

  AccordTodayItem *item; /* or NULL */
  GtkWidget *outcome_row;
  GtkWidget *outcomes[ACCORD_OUTCOMES];
  GtkWidget *next[N_NEXT];
  GtkLabel *captions[2];
  GPtrArray *caps;       /* of GtkWidget, borrowed: keys on the chips */
  GtkLabel *understood;  /* the day that is chosen, in full; what repeats */
  GtkEditable *title;
  GtkWidget *foot;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AccordTodayAnswerPanel, accord_today_answer_panel, ADW_TYPE_BIN)

enum { SAVE, UNDO, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct {
  const char *label;
  const char *cap;
  guint key;
  AccordTodayNext next;
} nexts[N_NEXT] = {
  { N_("Tomorrow"), "T", GDK_KEY_t, ACCORD_TODAY_NEXT_TOMORROW },
  { N_("In 3 days"), "D", GDK_KEY_d, ACCORD_TODAY_NEXT_THREE_DAYS },
  { N_("Next week"), "W", GDK_KEY_w, ACCORD_TODAY_NEXT_WEEK },
  { N_("Pick…"), "P", GDK_KEY_p, ACCORD_TODAY_NEXT_PICKED },
  { N_("None"), "0", GDK_KEY_0, ACCORD_TODAY_NEXT_NONE },
};

static char *
say_repeat (const AccordAgendaRow *row)
{
  AccordRecurrence recurrence, step;
  g_autofree char *often = NULL, *day = NULL;
  gint64 today = accord_date_today (), next;

  if (row == NULL || row->activity == 0 || row->repeat == NULL || !row->has_due ||
      !accord_recurrence_parse (row->repeat, &recurrence, NULL))
    return NULL;
  often = accord_recurrence_describe (&recurrence, row->due);
  step = recurrence;
  if (!accord_recurrence_step (&step, row->due, today, &next))
    return g_strdup_printf (_("Repeats %s; this is the last time"), often);
  day = accord_date_format_full (next);
  return g_strdup_printf (_("Repeats %1$s; the next is on %2$s"), often, day);
}

/* Shown before it is saved. */
static void
show_understood (AccordTodayAnswerPanel *self)
{
  g_autofree char *repeat = say_repeat (accord_today_item_get_row (self->item));
  g_autofree char *full = NULL, *clock = NULL, *words = NULL;
  gint64 day;
  int minute;

  if (accord_today_item_get_next_day (self->item, accord_date_today (), &day, &minute))
    {
      full = accord_date_format_full (day);
      clock = accord_minute_format (minute);
      words = clock != NULL ? g_strdup_printf ("%s, %s", full, clock) : g_strdup (full);
    }
  if (words != NULL && repeat != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s\n%s", words, repeat);

      gtk_label_set_text (self->understood, both);
    }
  else
    gtk_label_set_text (self->understood, words != NULL ? words : repeat != NULL ? repeat : "");
  gtk_widget_set_visible (GTK_WIDGET (self->understood), words != NULL || repeat != NULL);
}

static void
show (AccordTodayAnswerPanel *self)
{
  AccordTodayAnswer *answer = accord_today_item_get_answer (self->item);
  const AccordAgendaRow *row = accord_today_item_get_row (self->item);
  const char *const *words = accord_today_item_get_kind (self->item) == ACCORD_TODAY_STEP ? accord_outcome_words (row->type) : NULL;
  gboolean planned = answer->next != ACCORD_TODAY_NEXT_NONE && answer->next != ACCORD_TODAY_NEXT_UNSAID;

  self->setting = TRUE;
  gtk_widget_set_visible (self->outcome_row, words != NULL);
  for (int i = 0; i < ACCORD_OUTCOMES; i++)
    {
      const char *word = words != NULL && words[i] != NULL ? _(words[i]) : NULL;

      gtk_widget_set_visible (self->outcomes[i], word != NULL);
      g_object_set (self->outcomes[i], "caption", word, NULL);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->outcomes[i]), word != NULL && answer->outcome == word);
    }
  for (int i = 0; i < N_NEXT; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->next[i]), answer->next == nexts[i].next);
  gtk_widget_set_visible (GTK_WIDGET (self->title), planned || accord_today_item_get_kind (self->item) != ACCORD_TODAY_STEP);
  if (g_strcmp0 (gtk_editable_get_text (self->title), answer->title != NULL ? answer->title : "") != 0)
    gtk_editable_set_text (self->title, answer->title != NULL ? answer->title : "");
  show_understood (self);
  self->setting = FALSE;
}

static void
choose_outcome (AccordTodayAnswerPanel *self, int index)
{
  AccordTodayAnswer *answer = accord_today_item_get_answer (self->item);
  const AccordAgendaRow *row = accord_today_item_get_row (self->item);
  const char *const *words = row != NULL ? accord_outcome_words (row->type) : NULL;
  const char *word = words != NULL && words[index] != NULL ? _(words[index]) : NULL;

  answer->outcome = answer->outcome == word ? NULL : word;
  accord_today_item_changed (self->item);
}

static void
picked_cb (AccordTodayAnswerPanel *self, gint64 day, int minute)
{
  AccordTodayAnswer *answer;

  if (self->item == NULL)
    return;
  answer = accord_today_item_get_answer (self->item);
  answer->next = ACCORD_TODAY_NEXT_PICKED;
  answer->day = day;
  answer->minute = minute;
  accord_today_item_changed (self->item);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

static void
ask_for_day (AccordTodayAnswerPanel *self, GtkWidget *chip)
{
  GtkWidget *popover = accord_when_popover_new ();

  g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  accord_when_popover_popup_on (ACCORD_WHEN_POPOVER (popover), chip);
}

static void
choose_next (AccordTodayAnswerPanel *self, int index)
{
  AccordTodayAnswer *answer = accord_today_item_get_answer (self->item);

  if (nexts[index].next == ACCORD_TODAY_NEXT_PICKED)
    {
      show (self); /* not chosen until there is a day */
      ask_for_day (self, self->next[index]);
      return;
    }
  answer->next = answer->next == nexts[index].next ? ACCORD_TODAY_NEXT_UNSAID : nexts[index].next;
  accord_today_item_changed (self->item);
}

static void
chip_toggled_cb (AccordTodayAnswerPanel *self, GtkWidget *chip)
{
  if (self->setting || self->item == NULL)
    return;
  for (int i = 0; i < ACCORD_OUTCOMES; i++)
    if (self->outcomes[i] == chip)
      choose_outcome (self, i);
  for (int i = 0; i < N_NEXT; i++)
    if (self->next[i] == chip)
      choose_next (self, i);
}

static void
title_changed_cb (AccordTodayAnswerPanel *self)
{
  if (!self->setting && self->item != NULL)
    g_set_str (&accord_today_item_get_answer (self->item)->title, gtk_editable_get_text (self->title));
}

static void
save_cb (AccordTodayAnswerPanel *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
undo_cb (AccordTodayAnswerPanel *self)
{
  g_signal_emit (self, signals[UNDO], 0);
}

static void
accord_today_answer_panel_dispose (GObject *object)
{
  accord_today_answer_panel_set_item (ACCORD_TODAY_ANSWER_PANEL (object), NULL);
  g_clear_pointer (&ACCORD_TODAY_ANSWER_PANEL (object)->caps, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_today_answer_panel_parent_class)->dispose (object);
}

static void
accord_today_answer_panel_class_init (AccordTodayAnswerPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_today_answer_panel_dispose;
  signals[SAVE] = g_signal_new ("save", ACCORD_TYPE_TODAY_ANSWER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[UNDO] = g_signal_new ("undo", ACCORD_TYPE_TODAY_ANSWER_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_chip (AccordTodayAnswerPanel *self, AdwWrapBox *box, const char *caption, const char *key)
{
  GtkWidget *chip = accord_chip_new (caption, NULL);
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  gtk_box_append (GTK_BOX (gtk_button_get_child (GTK_BUTTON (chip))), cap);
  g_ptr_array_add (self->caps, cap);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (box, chip);
  return chip;
}

static AdwWrapBox *
make_row (AccordTodayAnswerPanel *self, int index, const char *words, GtkWidget **row)
{
  AdwWrapBox *chips = ADW_WRAP_BOX (adw_wrap_box_new ());

  *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->captions[index] = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "width-chars", 8, "valign", GTK_ALIGN_START,
                                        "margin-top", 6, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->captions[index]), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->captions[index]), "secondary");
  adw_wrap_box_set_child_spacing (chips, 6);
  adw_wrap_box_set_line_spacing (chips, 6);
  gtk_widget_set_hexpand (GTK_WIDGET (chips), TRUE);
  gtk_box_append (GTK_BOX (*row), GTK_WIDGET (self->captions[index]));
  gtk_box_append (GTK_BOX (*row), GTK_WIDGET (chips));
  return chips;
}

static GtkWidget *
make_foot (AccordTodayAnswerPanel *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *undo = gtk_button_new_with_label (_("Undo"));
  GtkWidget *save = gtk_button_new_with_label (_("Save"));
  GtkWidget *room = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (room, TRUE);
  g_object_bind_property (entry, "visible", room, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  self->title = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("What comes next?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Next step"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (self->title, 8);
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  gtk_widget_add_css_class (save, "suggested-action");
  accord_tooltip_set (undo, _("Leave it as it was (Esc)"));
  accord_tooltip_set (save, _("Save (Enter)"));
  g_signal_connect_object (entry, "changed", G_CALLBACK (title_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (undo, "clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (foot), entry);
  gtk_box_append (GTK_BOX (foot), room);
  gtk_box_append (GTK_BOX (foot), undo);
  gtk_box_append (GTK_BOX (foot), save);
  return foot;
}

static void
accord_today_answer_panel_init (AccordTodayAnswerPanel *self)
{
  static const char *const digits[ACCORD_OUTCOMES] = { "1", "2", "3" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *next_row;
  AdwWrapBox *outcomes, *next;

  self->caps = g_ptr_array_new ();
  outcomes = make_row (self, 0, _("Outcome"), &self->outcome_row);
  next = make_row (self, 1, _("Next step"), &next_row);
  for (int i = 0; i < ACCORD_OUTCOMES; i++)
    self->outcomes[i] = make_chip (self, outcomes, "", digits[i]);
  for (int i = 0; i < N_NEXT; i++)
    self->next[i] = make_chip (self, next, _(nexts[i].label), nexts[i].cap);
  self->understood = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "secondary");
  self->foot = make_foot (self);
  gtk_box_append (GTK_BOX (box), self->outcome_row);
  gtk_box_append (GTK_BOX (box), next_row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->understood));
  gtk_box_append (GTK_BOX (box), self->foot);
  gtk_widget_add_css_class (GTK_WIDGET (self), "today-answer");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_today_answer_panel_new:
 *
 * Returns: (transfer floating): a panel of nothing
 */
GtkWidget *
accord_today_answer_panel_new (void)
{
  return g_object_new (ACCORD_TYPE_TODAY_ANSWER_PANEL, NULL);
}

/**
 * accord_today_answer_panel_set_item:
 * @self: a panel
 * @item: (nullable): an unfolded line
 *
 * Shows its answer and follows it.
 */
void
accord_today_answer_panel_set_item (AccordTodayAnswerPanel *self, AccordTodayItem *item)
{
  g_return_if_fail (ACCORD_IS_TODAY_ANSWER_PANEL (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show), self);
  show (self);
}

/**
 * accord_today_answer_panel_set_compact:
 * @self: a panel
 * @compact: whether captions and keys are left out for want of room
 */
void
accord_today_answer_panel_set_compact (AccordTodayAnswerPanel *self, gboolean compact)
{
  g_return_if_fail (ACCORD_IS_TODAY_ANSWER_PANEL (self));

  for (int i = 0; i < 2; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->captions[i]), !compact);
  for (guint i = 0; i < self->caps->len; i++)
    gtk_widget_set_visible (self->caps->pdata[i], !compact);
}

/**
 * accord_today_answer_panel_key:
 * @self: a panel
 * @key: what was pressed, a lower-case letter or a digit
 *
 * Returns: whether it belongs to a chip, which was chosen
 */
gboolean
accord_today_answer_panel_key (AccordTodayAnswerPanel *self, guint key)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_ANSWER_PANEL (self), FALSE);

  if (self->item == NULL)
    return FALSE;
  for (int i = 0; i < ACCORD_OUTCOMES; i++)
    if (key == (guint) (GDK_KEY_1 + i) && gtk_widget_get_visible (self->outcome_row) && gtk_widget_get_visible (self->outcomes[i]))
      {
        choose_outcome (self, i);
        return TRUE;
      }
  for (int i = 0; i < N_NEXT; i++)
    if (key == nexts[i].key)
      {
        choose_next (self, i);
        return TRUE;
      }
  return FALSE;
}
