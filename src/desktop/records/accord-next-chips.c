/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordNextChips: see the header. At most one chip is on, and none is fine. The last chip stands for a
 * day that was picked or said; it is there only while there is one. */

#include "accord-config.h"

#include "accord-next-chips.h"

#include "accord-activity-words.h"
#include "accord-chip.h"
#include "accord-date.h"
#include "accord-when-popover.h"

#include <glib/gi18n-lib.h>

enum { CHIP_TOMORROW, CHIP_THREE_DAYS, CHIP_WEEK, CHIP_OTHER, N_CHIPS };

struct _AccordNextChips {
  AdwBin parent_instance;

  GtkLabel *caption;
  GtkWidget *chips[N_CHIPS];
  GtkMenuButton *pick;
  gint64 date;     /* of the last chip */
  int minute;
  gboolean picked; /* by hand: the text does not change it any more */
  gboolean setting;
};

static const int chip_days[] = { 1, 3, 7 };

G_DEFINE_FINAL_TYPE (AccordNextChips, accord_next_chips, ADW_TYPE_BIN)

static guint changed_signal;

static int
chosen_chip (AccordNextChips *self)
{
  for (int i = 0; i < N_CHIPS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->chips[i])))
      return i;
  return -1;
}

static void
choose (AccordNextChips *self, int chip)
{
  self->setting = TRUE;
  for (int i = 0; i < N_CHIPS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]), i == chip);
  self->setting = FALSE;
}

static void
chip_toggled_cb (AccordNextChips *self, GtkToggleButton *chip)
{
  if (self->setting)
    return;
  self->picked = TRUE;
  for (int i = 0; i < N_CHIPS; i++)
    if (self->chips[i] == GTK_WIDGET (chip))
      choose (self, gtk_toggle_button_get_active (chip) ? i : -1);
  g_signal_emit (self, changed_signal, 0);
}

static void
show_other (AccordNextChips *self, gint64 date, int minute)
{
  g_autofree char *day = accord_date_format_relative (date, accord_date_today ());
  g_autofree char *clock = accord_minute_format (minute);
  g_autofree char *words = clock != NULL ? g_strdup_printf ("%s, %s", day, clock) : g_strdup (day);

  self->date = date;
  self->minute = minute;
  g_object_set (self->chips[CHIP_OTHER], "caption", words, "visible", TRUE, NULL);
  choose (self, CHIP_OTHER);
}

static void
picked_cb (AccordNextChips *self, gint64 day, int minute)
{
  self->picked = TRUE;
  show_other (self, day, minute);
  g_signal_emit (self, changed_signal, 0);
}

static void
make_popover_cb (GtkMenuButton *button, gpointer data)
{
  GtkWidget *popover = accord_when_popover_new ();

  g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), data, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
accord_next_chips_class_init (AccordNextChipsClass *klass)
{
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_NEXT_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_chips (AccordNextChips *self)
{
  const char *const captions[N_CHIPS] = { _("Tomorrow"), _("In 3 days"), _("Next week"), "" };
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());

  adw_wrap_box_set_child_spacing (box, 6);
  adw_wrap_box_set_line_spacing (box, 6);
  gtk_widget_set_hexpand (GTK_WIDGET (box), TRUE);
  for (int i = 0; i < N_CHIPS; i++)
    {
      self->chips[i] = accord_chip_new (captions[i], i == CHIP_OTHER ? "accord-calendar-symbolic" : NULL);
      g_signal_connect_object (self->chips[i], "toggled", G_CALLBACK (chip_toggled_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (box, self->chips[i]);
    }
  gtk_widget_set_visible (self->chips[CHIP_OTHER], FALSE);
  self->pick = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->pick, _("Pick…"));
  gtk_menu_button_set_create_popup_func (self->pick, make_popover_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->pick), "chip-button");
  adw_wrap_box_append (box, GTK_WIDGET (self->pick));
  return GTK_WIDGET (box);
}

static void
accord_next_chips_init (AccordNextChips *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->caption = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "width-chars", 7, "valign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "chips-caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "secondary");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (box), make_chips (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_next_chips_get:
 * @self: the chips
 * @date: (out): the day chosen
 * @minute: (out): of the day, -1 for any time
 *
 * Returns: %FALSE if none is
 */
gboolean
accord_next_chips_get (AccordNextChips *self, gint64 *date, int *minute)
{
  int chip;

  g_return_val_if_fail (ACCORD_IS_NEXT_CHIPS (self), FALSE);

  chip = chosen_chip (self);
  if (chip < 0)
    return FALSE;
  *date = chip == CHIP_OTHER ? self->date : accord_date_today () + chip_days[chip];
  *minute = chip == CHIP_OTHER ? self->minute : -1;
  return TRUE;
}

/**
 * accord_next_chips_clear:
 * @self: the chips
 *
 * None is chosen, and the text may choose again.
 */
void
accord_next_chips_clear (AccordNextChips *self)
{
  g_return_if_fail (ACCORD_IS_NEXT_CHIPS (self));

  self->picked = FALSE;
  choose (self, -1);
  gtk_widget_set_visible (self->chips[CHIP_OTHER], FALSE);
}

/**
 * accord_next_chips_set_caption:
 * @self: the chips
 * @caption: "Next", "Due"
 */
void
accord_next_chips_set_caption (AccordNextChips *self, const char *caption)
{
  g_return_if_fail (ACCORD_IS_NEXT_CHIPS (self));
  gtk_label_set_text (self->caption, caption);
}

/**
 * accord_next_chips_set_phrase:
 * @self: the chips
 * @phrase: (nullable): the day that the text names
 *
 * Chooses it, or takes the choice back with the words, unless somebody has pressed a chip.
 */
void
accord_next_chips_set_phrase (AccordNextChips *self, const AccordDatePhrase *phrase)
{
  gboolean shown;

  g_return_if_fail (ACCORD_IS_NEXT_CHIPS (self));

  shown = gtk_widget_get_visible (self->chips[CHIP_OTHER]);
  if (self->picked || (phrase == NULL && !shown) ||
      (phrase != NULL && shown && phrase->date == self->date && phrase->minute == self->minute))
    return;
  if (phrase != NULL)
    show_other (self, phrase->date, phrase->minute);
  else
    accord_next_chips_clear (self);
  g_signal_emit (self, changed_signal, 0);
}
