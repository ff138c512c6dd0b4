/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card as named cells, under the headings that address books use in their CSV files ("E-mail 1 -
 * Value", "Address 2 - City"), so that both are imported the same way. No state; any thread. */

#include "accord-vcard-cells.h"

#include <string.h>

#include "accord-birthday-words.h"
#include "accord-id.h"
#include "accord-name-list.h"

#define MAX_REPEATED 100 /* phones of one person */
#define MAX_PHOTO (8 * 1024 * 1024)

typedef struct {
  const AccordVcard *card;
  AccordVcardCellFunc func;
  gpointer data;
  gboolean done;
} Cells;

static void
give (Cells      *cells,
      const char *heading,
      char       *text)
{
  if (*g_strstrip (text) == '\0' || !cells->done)
    g_free (text);
  else
    cells->done = cells->func (heading, text, cells->data);
}

static void
give_numbered (Cells *cells, const char *what, guint number, const char *part, char *text)
{
  g_autofree char *heading = g_strdup_printf ("%s %u - %s", what, number, part);

  give (cells, heading, text);
}

/* (transfer full): what an export of Accord says of it, else "" */
static char *
use_of (const AccordVcardProperty *property)
{
  const char *use = accord_vcard_property_param (property, ACCORD_VCARD_USE);

  return g_strdup (use == NULL ? "" : use);
}

/* The first of a card is the one of the record itself, which people use: never one that must not be used. */
static guint
next_number (const AccordVcardProperty *property,
             guint                      number)
{
  const char *use = accord_vcard_property_param (property, ACCORD_VCARD_USE);

  return MAX (number + 1, use != NULL && strstr (use, "forbidden") != NULL ? 2U : 1U);
}

/* 4.0 writes a phone as tel:+1-555-1234;ext=5. */
static char *
plain_phone (char *text)
{
  g_autofree char *phone = text;
  char *extension;

  if (g_ascii_strncasecmp (phone, "tel:", 4) != 0)
    return g_steal_pointer (&phone);
  extension = strstr (phone, ";ext=");
  if (extension == NULL)
    return g_strndup (phone + 4, strcspn (phone + 4, ";"));
  *extension = '\0';
  return g_strconcat (phone + 4, " ext. ", extension + 5, NULL);
}

static void
give_all (Cells      *cells,
          const char *name,
          const char *what)
{
  g_autoptr (GPtrArray) found = accord_vcard_find_all (cells->card, name, MAX_REPEATED);
  guint number = 0;

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *text = accord_vcard_property_text (found->pdata[i]);

      if (strcmp (name, "TEL") == 0)
        text = plain_phone (g_steal_pointer (&text));
      else if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
        memmove (text, text + 7, strlen (text + 7) + 1);
      if (*text == '\0')
        continue;
      number = next_number (found->pdata[i], number);
      give_numbered (cells, what, number, "Label", accord_vcard_label_words (cells->card, found->pdata[i]));
      give_numbered (cells, what, number, "Use", use_of (found->pdata[i]));
      give_numbered (cells, what, number, "Value", g_steal_pointer (&text));
    }
}

static void
give_addresses (Cells *cells)
{
  static const char *const parts[] = { "PO Box", "Extended Address", "Street", "City", "Region",
                                       "Postal Code", "Country" };
  g_autoptr (GPtrArray) found = accord_vcard_find_all (cells->card, "ADR", MAX_REPEATED);
  guint number = 0;

  for (guint i = 0; i < found->len; i++)
    {
      g_auto (GStrv) texts = accord_vcard_property_parts (found->pdata[i], ";");
      g_autofree char *whole = g_strjoinv ("", texts);

      if (*whole == '\0')
        continue;
      number = next_number (found->pdata[i], number);
      give_numbered (cells, "Address", number, "Label", accord_vcard_label_words (cells->card, found->pdata[i]));
      give_numbered (cells, "Address", number, "Use", use_of (found->pdata[i]));
      for (guint p = 0; p < G_N_ELEMENTS (parts) && texts[p] != NULL; p++)
        give_numbered (cells, "Address", number, parts[p], g_strdup (texts[p]));
    }
}

static void
give_messengers (Cells *cells)
{
  guint number = 0;

  for (guint i = 0; i < cells->card->properties->len && number < MAX_REPEATED; i++)
    {
      const AccordVcardProperty *property = cells->card->properties->pdata[i];
      char *label, *address;

      if (!accord_vcard_messenger (property, &label, &address))
        continue;
      number++;
      give_numbered (cells, "Messenger", number, "Label", label);
      give_numbered (cells, "Messenger", number, "Use", use_of (property));
      give_numbered (cells, "Messenger", number, "Value", address);
    }
}

static char *
text_of (const AccordVcard *card,
         const char        *name)
{
  const AccordVcardProperty *property = accord_vcard_find (card, name);

  return property == NULL ? g_strdup ("") : accord_vcard_property_text (property);
}

/* Words that are put on the card, each whole. */
static char *
labels_of (const AccordVcard *card)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < card->properties->len; i++)
    {
      const AccordVcardProperty *property = card->properties->pdata[i];
      g_auto (GStrv) names = strcmp (property->name, "CATEGORIES") == 0 ? accord_vcard_property_parts (property, ",;") : NULL;

      for (guint n = 0; names != NULL && names[n] != NULL; n++)
        accord_name_list_append (all, names[n]);
    }
  return g_string_free (all, FALSE);
}

/* All texts of a name, line under line. */
static char *
texts_of (const AccordVcard *card,
          const char        *name)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < card->properties->len; i++)
    {
      const AccordVcardProperty *property = card->properties->pdata[i];
      g_autofree char *text = NULL;

      if (strcmp (property->name, name) != 0)
        continue;
      text = accord_vcard_property_text (property);
      if (*text != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", text);
    }
  return g_string_free (all, FALSE);
}

/* The parts of a name: family, given, additional, prefix, suffix. */
static gboolean
has_name_parts (GStrv parts)
{
  for (guint i = 0; parts != NULL && parts[i] != NULL && i < 3; i++)
    if (*parts[i] != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
is_company (const AccordVcard *card,
            const char        *name,
            const char        *organization,
            GStrv              parts)
{
  g_autofree char *kind = text_of (card, "KIND");
  g_autofree char *shown = text_of (card, "X-ABSHOWAS");

  if (g_ascii_strcasecmp (kind, "org") == 0 || g_ascii_strcasecmp (shown, "COMPANY") == 0)
    return TRUE;
  return *organization != '\0' && !has_name_parts (parts)
         && (*name == '\0' || strcmp (name, organization) == 0);
}

static void
give_parts (Cells *cells,
            GStrv  parts)
{
  static const char *const headings[] = { "Last Name", "First Name", "Middle Name" };

  for (guint i = 0; i < G_N_ELEMENTS (headings) && parts[i] != NULL; i++)
    give (cells, headings[i], g_strdup (parts[i]));
}

/* One property may have several, which are said the same of. */
static void
give_nicknames (Cells *cells)
{
  g_autoptr (GPtrArray) found = accord_vcard_find_all (cells->card, "NICKNAME", MAX_REPEATED);
  guint number = 0;

  for (guint i = 0; i < found->len; i++)
    {
      g_auto (GStrv) names = accord_vcard_property_parts (found->pdata[i], ",");

      for (guint n = 0; names[n] != NULL && number < MAX_REPEATED; n++)
        {
          if (*g_strstrip (names[n]) == '\0')
            continue;
          number++;
          give_numbered (cells, "Other Name", number, "Label", accord_vcard_label_words (cells->card, found->pdata[i]));
          give_numbered (cells, "Other Name", number, "Use", use_of (found->pdata[i]));
          give_numbered (cells, "Other Name", number, "Value", g_strdup (names[n]));
        }
    }
}

/* A person with a name from wherever the card has one; a company has none but its own. */
static void
give_name (Cells *cells)
{
  const AccordVcard *card = cells->card;
  const AccordVcardProperty *n = accord_vcard_find (card, "N");
  const AccordVcardProperty *org = accord_vcard_find (card, "ORG");
  g_auto (GStrv) parts = n == NULL ? NULL : accord_vcard_property_parts (n, ";");
  g_auto (GStrv) units = org == NULL ? NULL : accord_vcard_property_parts (org, ";");
  g_autofree char *name = text_of (card, "FN");
  g_autofree char *nickname = text_of (card, "NICKNAME");
  const char *organization = units == NULL || units[0] == NULL ? "" : units[0];

  if (is_company (card, name, organization, parts))
    {
      give (cells, "Organization Name", g_strdup (*organization == '\0' ? name : organization));
      return;
    }
  give (cells, "Organization Name", g_strdup (organization));
  if (*organization != '\0' && units[1] != NULL)
    give (cells, "Department", g_strjoinv (", ", units + 1));
  if (*name != '\0')
    give (cells, "Full Name", g_strdup (name));
  else if (has_name_parts (parts))
    give_parts (cells, parts);
  else if (*nickname != '\0')
    give (cells, "Full Name", g_strdup (nickname));
  else
    give (cells, "Full Name", text_of (card, "EMAIL"));
}

/* "19800322" and "1980-03-22T00:00:00Z" are 1980-03-22; "--0322" and 农历8月15日 stay: days of any year. */
static char *
date_of (const AccordVcard *card,
         const char        *name)
{
  g_autofree char *text = text_of (card, name);
  AccordBirthdayWords words;
  gsize digits = strspn (text, "0123456789");

  if (accord_birthday_scan (text, &words))
    return g_steal_pointer (&text);
  if (digits == 8)
    return g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  if (digits == 4 && strlen (text) >= 10 && text[4] == '-' && text[7] == '-')
    return g_strndup (text, 10);
  return g_strdup ("");
}

static void
give_photo (Cells *cells)
{
  const AccordVcardProperty *photo = accord_vcard_find (cells->card, "PHOTO");
  g_autoptr (GBytes) bytes = photo == NULL ? NULL : accord_vcard_property_bytes (photo);

  if (photo != NULL && bytes == NULL)
    give (cells, "Photo", accord_vcard_property_text (photo));
  else if (bytes != NULL && g_bytes_get_size (bytes) <= MAX_PHOTO)
    give (cells, "Photo", g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
}

static void
give_id (Cells *cells)
{
  g_autofree char *uid = text_of (cells->card, "UID");
  const char *bare = g_str_has_prefix (uid, "urn:uuid:") ? uid + strlen ("urn:uuid:") : uid;
  AccordId id;

  if (accord_id_from_text (&id, bare))
    give (cells, "Accord ID", g_strdup (bare));
}

/* Fields that users added; other properties that programs made up are passed over. */
static void
give_own_fields (Cells *cells)
{
  for (guint i = 0; i < cells->card->properties->len; i++)
    {
      const AccordVcardProperty *property = cells->card->properties->pdata[i];
      const char *label = accord_vcard_property_param (property, "X-LABEL");

      if (label != NULL && *label != '\0' && strcmp (property->name, ACCORD_VCARD_FIELD) == 0
          && !accord_vcard_is_heading (label))
        give (cells, label, accord_vcard_property_text (property));
    }
}

/**
 * accord_vcard_each_cell:
 * @card: a card
 * @func: gets heading and text of what the card holds; %FALSE ends it
 * @data: for @func
 *
 * Returns: whether @func took all cells
 */
gboolean
accord_vcard_each_cell (const AccordVcard   *card,
                        AccordVcardCellFunc  func,
                        gpointer             data)
{
  Cells cells = { card, func, data, TRUE };
  g_autofree char *title = text_of (card, "TITLE");

  give_id (&cells);
  give_name (&cells);
  give_nicknames (&cells);
  give (&cells, "Job Title", *title != '\0' ? g_strdup (title) : text_of (card, "ROLE"));
  give_all (&cells, "TEL", "Phone");
  give_all (&cells, "EMAIL", "E-mail");
  give_addresses (&cells);
  give_all (&cells, "URL", "Website");
  give_messengers (&cells);
  give (&cells, "Birthday", date_of (card, "BDAY"));
  give (&cells, "Notes", texts_of (card, "NOTE"));
  give (&cells, "Labels", labels_of (card));
  give_own_fields (&cells);
  give_photo (&cells);
  return cells.done;
}

/**
 * accord_vcard_is_group:
 * @card: a card
 *
 * Returns: whether the card is a list of other cards and nobody's own
 */
gboolean
accord_vcard_is_group (const AccordVcard *card)
{
  g_autofree char *kind = text_of (card, "KIND");
  g_autofree char *apple = text_of (card, "X-ADDRESSBOOKSERVER-KIND");

  return g_ascii_strcasecmp (kind, "group") == 0 || g_ascii_strcasecmp (apple, "group") == 0
         || accord_vcard_find (card, "X-EVOLUTION-LIST") != NULL;
}
