/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealCard: a deal on the board, 78–112 px. Own widget because thousands are bound by a
 * factory: parts that most cards lack (tag, checklist, avatar) are made when first needed.
 *
 *   Service contract 24 months        title, up to 2 lines
 *   苏州恒瑞医疗器械            ☑ 3/4   customer, checklist
 *   (Quiet for 34 days)               only when rotting (F10)
 *   €186,000        ● 2 d late   LY   amount, next step, owner
 */

#include "accord-config.h"

#include "accord-deal-card.h"

#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-state-icon.h"
#include "accord-tag.h"

#include <glib/gi18n-lib.h>

struct _AccordDealCard {
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkBox *second_line;
  GtkLabel *customer;
  GtkBox *checklist;        /* NULL until needed */
  GtkImage *checklist_icon; /* NULL until needed */
  GtkLabel *checklist_label;
  AccordTag *tag;           /* NULL until needed */
  GtkBox *foot;
  GtkLabel *amount;
  AccordStateIcon *step;
  AccordAvatar *owner;      /* NULL until needed */
  char *checklist_share;
  gboolean checklist_complete;
  gboolean step_known;
};

G_DEFINE_FINAL_TYPE (AccordDealCard, accord_deal_card, GTK_TYPE_WIDGET)

enum {
  PROP_TITLE = 1,
  PROP_CUSTOMER,
  PROP_AMOUNT,
  PROP_OWNER,
  PROP_QUIET,
  PROP_CHECKLIST,
  PROP_CHECKLIST_COMPLETE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static const char *
shown_text (gpointer widget, const char *text)
{
  return widget != NULL && gtk_widget_get_visible (widget) ? text : NULL;
}

static void
accord_deal_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordDealCard *self = ACCORD_DEAL_CARD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    case PROP_CUSTOMER:
      g_value_set_string (value, gtk_label_get_text (self->customer));
      break;
    case PROP_AMOUNT:
      g_value_set_string (value, gtk_label_get_text (self->amount));
      break;
    case PROP_OWNER:
      g_value_set_string (value, self->owner == NULL ? NULL
                          : shown_text (self->owner, accord_avatar_get_display_name (self->owner)));
      break;
    case PROP_QUIET:
      if (shown_text (self->tag, "") != NULL)
        g_object_get_property (G_OBJECT (self->tag), "label", value);
      break;
    case PROP_CHECKLIST:
      g_value_set_string (value, self->checklist_share);
      break;
    case PROP_CHECKLIST_COMPLETE:
      g_value_set_boolean (value, self->checklist_complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_deal_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordDealCard *self = ACCORD_DEAL_CARD (object);

  switch (id)
    {
    case PROP_TITLE:
      accord_deal_card_set_title (self, g_value_get_string (value));
      break;
    case PROP_CUSTOMER:
      accord_deal_card_set_customer (self, g_value_get_string (value));
      break;
    case PROP_AMOUNT:
      accord_deal_card_set_amount (self, g_value_get_string (value));
      break;
    case PROP_OWNER:
      accord_deal_card_set_owner (self, g_value_get_string (value));
      break;
    case PROP_QUIET:
      accord_deal_card_set_quiet (self, g_value_get_string (value));
      break;
    case PROP_CHECKLIST:
      accord_deal_card_set_checklist (self, g_value_get_string (value), self->checklist_complete);
      break;
    case PROP_CHECKLIST_COMPLETE:
      {
        g_autofree char *share = g_strdup (self->checklist_share);

        accord_deal_card_set_checklist (self, share, g_value_get_boolean (value));
        break;
      }
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_deal_card_dispose (GObject *object)
{
  AccordDealCard *self = ACCORD_DEAL_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->tag = NULL;
  self->owner = NULL;
  g_clear_pointer (&self->checklist_share, g_free);
  G_OBJECT_CLASS (accord_deal_card_parent_class)->dispose (object);
}

static void
accord_deal_card_class_init (AccordDealCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_deal_card_get_property;
  object_class->set_property = accord_deal_card_set_property;
  object_class->dispose = accord_deal_card_dispose;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_CUSTOMER] = g_param_spec_string ("customer", NULL, NULL, NULL, flags);
  props[PROP_AMOUNT] = g_param_spec_string ("amount", NULL, NULL, NULL, flags);
  props[PROP_OWNER] = g_param_spec_string ("owner", NULL, NULL, NULL, flags);
  props[PROP_QUIET] = g_param_spec_string ("quiet", NULL, NULL, NULL, flags);
  props[PROP_CHECKLIST] = g_param_spec_string ("checklist", NULL, NULL, NULL, flags);
  props[PROP_CHECKLIST_COMPLETE] = g_param_spec_boolean ("checklist-complete", NULL, NULL, FALSE,
                                                         flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "accorddealcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
accord_deal_card_init (AccordDealCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
  self->title = GTK_LABEL (accord_data_label_new ("card-title"));
  g_object_set (self->title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, NULL);
  self->customer = GTK_LABEL (accord_data_label_new ("caption secondary"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->customer), TRUE);
  self->second_line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (self->second_line, GTK_WIDGET (self->customer));
  self->amount = GTK_LABEL (accord_data_label_new ("heading numeric"));
  gtk_label_set_ellipsize (self->amount, PANGO_ELLIPSIZE_NONE); /* the step's words give way */
  self->step = ACCORD_STATE_ICON (accord_state_icon_new (TRUE));
  gtk_widget_set_hexpand (GTK_WIDGET (self->step), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->step), GTK_ALIGN_END);
  gtk_widget_set_child_visible (GTK_WIDGET (self->step), FALSE);
  self->foot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7));
  gtk_widget_add_css_class (GTK_WIDGET (self->foot), "card-foot");
  gtk_box_append (self->foot, GTK_WIDGET (self->amount));
  gtk_box_append (self->foot, GTK_WIDGET (self->step));
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->second_line), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->foot), GTK_WIDGET (self));
}

/**
 * accord_deal_card_new:
 *
 * Returns: (transfer floating): an empty card
 */
GtkWidget *
accord_deal_card_new (void)
{
  return g_object_new (ACCORD_TYPE_DEAL_CARD, NULL);
}

/**
 * accord_deal_card_set_title:
 * @self: a card
 * @title: (nullable): the deal's name
 */
void
accord_deal_card_set_title (AccordDealCard *self, const char *title)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));
  accord_data_label_set_text (self->title, title);
}

/**
 * accord_deal_card_set_customer:
 * @self: a card
 * @customer: (nullable): the customer's name
 */
void
accord_deal_card_set_customer (AccordDealCard *self, const char *customer)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));
  accord_data_label_set_text (self->customer, customer);
}

/**
 * accord_deal_card_set_amount:
 * @self: a card
 * @amount: (nullable): finished text, "€186,000" or "Unpriced"
 */
void
accord_deal_card_set_amount (AccordDealCard *self, const char *amount)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));
  accord_data_label_set_text (self->amount, amount);
}

/**
 * accord_deal_card_set_owner:
 * @self: a card
 * @owner: (nullable): the owner's name; NULL shows no avatar
 */
void
accord_deal_card_set_owner (AccordDealCard *self, const char *owner)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));

  if (self->owner == NULL && owner != NULL)
    {
      self->owner = ACCORD_AVATAR (accord_avatar_new (owner, TRUE, 22));
      gtk_box_append (self->foot, GTK_WIDGET (self->owner));
    }
  if (self->owner == NULL)
    return;
  if (owner != NULL)
    accord_avatar_set_display_name (self->owner, owner);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->owner), owner);
  gtk_widget_set_visible (GTK_WIDGET (self->owner), owner != NULL);
}

/**
 * accord_deal_card_set_quiet:
 * @self: a card
 * @words: (nullable): "Quiet for 34 days" for a rotting deal (F10), else NULL
 */
void
accord_deal_card_set_quiet (AccordDealCard *self, const char *words)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));

  if (self->tag == NULL && words != NULL)
    {
      self->tag = ACCORD_TAG (accord_tag_new (words, "accord-planned-symbolic",
                                              ACCORD_TINT_WARNING));
      gtk_widget_insert_before (GTK_WIDGET (self->tag), GTK_WIDGET (self), GTK_WIDGET (self->foot));
    }
  if (self->tag == NULL)
    return;
  if (words != NULL)
    g_object_set (self->tag, "label", words, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->tag), words != NULL);
}

static void
make_checklist (AccordDealCard *self)
{
  self->checklist = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4));
  self->checklist_icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 12,
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->checklist_label = GTK_LABEL (accord_data_label_new ("caption secondary numeric"));
  gtk_box_append (self->checklist, GTK_WIDGET (self->checklist_icon));
  gtk_box_append (self->checklist, GTK_WIDGET (self->checklist_label));
  gtk_box_append (self->second_line, GTK_WIDGET (self->checklist));
}

/**
 * accord_deal_card_set_checklist:
 * @self: a card
 * @share: (nullable): "3/4", NULL for a stage without a checklist
 * @complete: everything is ticked
 */
void
accord_deal_card_set_checklist (AccordDealCard *self, const char *share, gboolean complete)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));

  g_set_str (&self->checklist_share, share);
  self->checklist_complete = complete;
  if (self->checklist == NULL && share != NULL)
    make_checklist (self);
  if (self->checklist == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->checklist), share != NULL);
  gtk_label_set_text (self->checklist_label, share != NULL ? share : "");
  gtk_image_set_from_icon_name (self->checklist_icon,
                                complete ? "accord-check-symbolic" : "accord-checklist-symbolic");
  accord_tint_apply (GTK_WIDGET (self->checklist_icon),
                     complete ? ACCORD_TINT_SUCCESS : ACCORD_TINT_NEUTRAL);
}

/* Its place is kept, so the foot does not move when the step has been read. */
static void
show_step (AccordDealCard *self, gboolean known)
{
  self->step_known = known;
  gtk_widget_set_child_visible (GTK_WIDGET (self->step), known);
}

/**
 * accord_deal_card_set_step:
 * @self: a card
 * @has_due: whether the deal has a next step with a day
 * @due: its day, in days since 1970-01-01
 * @when: (nullable): shown in place of "Today", such as "10:30"
 */
void
accord_deal_card_set_step (AccordDealCard *self, gboolean has_due, gint64 due, const char *when)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));
  accord_state_icon_set_step (self->step, has_due, due, NULL, when);
  show_step (self, TRUE);
}

/**
 * accord_deal_card_clear_step:
 * @self: a card
 *
 * The next step has not been read yet: nothing is said of it, but its place is kept.
 */
void
accord_deal_card_clear_step (AccordDealCard *self)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));
  show_step (self, FALSE);
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, ", %s", part);
}

/**
 * accord_deal_card_describe:
 * @self: a card
 *
 * Returns: (transfer full): the accessible name: "Service contract 24 months, 苏州恒瑞医疗器械,
 *   €186,000, 2 days late, checklist 3/4, owner Lin Yue"
 */
char *
accord_deal_card_describe (AccordDealCard *self)
{
  GString *text;
  g_autofree char *words = NULL;

  g_return_val_if_fail (ACCORD_IS_DEAL_CARD (self), NULL);

  text = g_string_new (gtk_label_get_text (self->title));
  append_part (text, gtk_label_get_text (self->customer));
  append_part (text, gtk_label_get_text (self->amount));
  if (self->step_known)
    {
      words = accord_state_icon_dup_words (self->step);
      append_part (text, words);
    }
  if (shown_text (self->tag, "") != NULL)
    {
      g_autofree char *quiet = NULL;

      g_object_get (self->tag, "label", &quiet, NULL);
      g_string_append_printf (text, ", %s", quiet);
    }
  if (self->checklist_share != NULL)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _("checklist %s"), self->checklist_share);
    }
  if (shown_text (self->owner, "") != NULL)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _("owner %s"), accord_avatar_get_display_name (self->owner));
    }
  return g_string_free (text, FALSE);
}
