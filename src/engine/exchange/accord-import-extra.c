/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings that name no field of a customer or contact but something that belongs to one: further
 * phones, e-mails, websites, messengers and names, other addresses and the parts of an address, a person at the customer.
 * Address books number them ("E-mail 2 - Value"), other programs name them ("Home Phone"). No state; any thread. Targets are
 * interned. */

#include "accord-import-extra.h"

#include <string.h>

#include "accord-import-headings.h"

typedef struct {
  const char *type;
  const char *words; /* in a heading, separated by '|' */
  const char *drop;  /* the word that says no more than the type does */
} TypeWords;

/* E-mail comes before phone: 电子邮件 holds 电. */
static const TypeWords types[] = {
  { "email", "e-mail|email|mail|邮箱|邮件", "e-mail|email|mail|address" },
  { "messenger", "messenger|im|qq|wechat|we chat|weixin|微信|skype|whatsapp|whats app|telegram|icq|aim|msn|jabber|xmpp|"
                 "screen name|line|signal|threema|viber|钉钉|dingtalk|ding talk|飞书|feishu", "messenger|im" },
  { "website", "website|web page|web site|webpage|url|homepage|home page|网址|网站",
    "website|web page|web site|webpage|url|homepage|home page" },
  { "phone", "phone|telephone|tel|mobile|cell|fax|pager|telex|callback|handy|isdn|手机|电话|传真|座机",
    "phone|telephone|number|tel" },
  { "name", "other name|other names|nickname|nicknames|nick name|also known as|former name|former names|昵称|别名|又名|曾用名|其他名称", "other name|other names" },
};

static const char *const strangers[] = { "phonetic", "type", "label", "display name", "bounced",
                                         "opt out", "opted", "opt-out", "format", "country code",
                                         "sent", "count", "valid", "status", "date", NULL };

static const struct {
  const char *name; /* in a target */
  const char *words;
} places[ACCORD_IMPORT_N_PLACES] = {
  [ACCORD_IMPORT_PLACE_FORMATTED] = { "formatted", "formatted|full address" },
  [ACCORD_IMPORT_PLACE_PO_BOX] = { "po_box", "po box|address po box|p.o. box" },
  [ACCORD_IMPORT_PLACE_EXTENDED] = { "extended", "extended address" },
  [ACCORD_IMPORT_PLACE_STREET] = { "street", "street|address|street address|street 1|address 1" },
  [ACCORD_IMPORT_PLACE_STREET_2] = { "street_2", "street 2|address 2|address line 2" },
  [ACCORD_IMPORT_PLACE_STREET_3] = { "street_3", "street 3|address 3|address line 3" },
  [ACCORD_IMPORT_PLACE_POSTAL_CODE] = { "postal_code", "postal code|zip code|zipcode|zip|postcode|"
                                                       "post code|plz|邮编|邮政编码" },
  [ACCORD_IMPORT_PLACE_CITY] = { "city", "city|town|城市" },
  [ACCORD_IMPORT_PLACE_REGION] = { "region", "region|state|province|state/region|state/province|"
                                             "county|省份|省" },
  [ACCORD_IMPORT_PLACE_COUNTRY] = { "country", "country|country/region|国家" },
};

/* The first belong to the record itself. */
static const struct {
  const char *word;
  const char *group;
} address_groups[] = {
  { "", "" },          { "billing ", "" },          { "business ", "" },   { "organization - ", "" },
  { "work ", "Work" }, { "home ", "Home" },         { "other ", "Other" }, { "shipping ", "Shipping" },
  { "mailing ", "" },  { "delivery ", "Delivery" }, { "person - ", "" },
};

static const struct {
  const char *heading;
  const char *field;
} people[] = {
  { "contact name", "name" },      { "contact", "name" },          { "contact person", "name" },
  { "primary contact", "name" },   { "person - name", "name" },    { "联系人", "name" },
  { "联系人姓名", "name" },        { "contact title", "position" }, { "contact position", "position" },
  { "contact job title", "position" }, { "联系人职位", "position" }, { "职位", "position" },
  { "contact phone", "phone" },    { "联系人电话", "phone" },      { "联系人手机", "phone" },
  { "contact email", "email" },    { "contact e-mail", "email" },  { "联系人邮箱", "email" },
};

static gboolean
is_one_of (const char *text,
           const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *) all, text);
}

/* As a word of its own; Han words stand without blanks. */
static const char *
find_word (const char *text,
           const char *word)
{
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    {
      const char *end = at + strlen (word);

      if ((guchar) *word >= 0x80
          || ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalpha (*end)))
        return at;
    }
  return NULL;
}

static gboolean
has_stranger (const char *text)
{
  for (guint i = 0; strangers[i] != NULL; i++)
    if (find_word (text, strangers[i]) != NULL)
      return TRUE;
  return FALSE;
}

static const TypeWords *
find_type (const char *text)
{
  for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
    {
      g_auto (GStrv) words = g_strsplit (types[t].words, "|", -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (find_word (text, words[i]) != NULL)
          return &types[t];
    }
  return NULL;
}

static void
cut_word (GString    *text,
          const char *word)
{
  const char *at = find_word (text->str, word);

  if (at != NULL && (guchar) *word < 0x80)
    g_string_erase (text, at - text->str, (gssize) strlen (word));
}

/* Names that no rule of capitals makes; a heading in camel case has been taken apart. */
static const struct {
  const char *words;
  const char *name;
} brands[] = {
  { "we chat|wechat|wechat id|we chat id", "WeChat" },
  { "whats app|whatsapp", "WhatsApp" },
  { "ding talk|dingtalk", "DingTalk" },
};

static const char *
brand_of (const char *clean)
{
  for (gsize i = 0; i < G_N_ELEMENTS (brands); i++)
    if (is_one_of (clean, brands[i].words))
      return brands[i].name;
  return NULL;
}

/* "home phone 2" is Home, "business fax" is Business fax, "person - email (home)" is Home. */
static char *
label_of (const char      *normalised,
          const TypeWords *type)
{
  g_autoptr (GString) text = g_string_new (normalised);
  g_auto (GStrv) drop = g_strsplit (type->drop, "|", -1);
  g_autofree char *clean = NULL;
  g_autofree char *first = NULL;

  if (g_str_has_prefix (text->str, "person - "))
    g_string_erase (text, 0, strlen ("person - "));
  for (guint i = 0; drop[i] != NULL; i++)
    cut_word (text, drop[i]);
  clean = g_strdup (text->str);
  g_strdelimit (clean, "()-:0123456789", ' ');
  g_strstrip (clean);
  if (*clean == '\0')
    return g_strdup ("");
  if (is_one_of (clean, "qq|icq|aim|msn|isdn|im"))
    return g_ascii_strup (clean, -1);
  if (brand_of (clean) != NULL)
    return g_strdup (brand_of (clean));
  first = g_utf8_strup (clean, g_utf8_next_char (clean) - clean);
  return g_strconcat (first, g_utf8_next_char (clean), NULL);
}

/* "phone 2 - value": 2 and "value". */
static gboolean
take_number (const char  *normalised,
             char       **what,
             char       **number,
             const char **part)
{
  const char *dash = strstr (normalised, " - ");
  const char *digits = dash;

  while (digits != NULL && digits > normalised && g_ascii_isdigit (digits[-1]))
    digits--;
  if (digits == NULL || digits == dash || digits < normalised + 2 || digits[-1] != ' ')
    return FALSE;
  *what = g_strndup (normalised, digits - 1 - normalised);
  *number = g_strndup (digits, dash - digits);
  *part = dash + 3;
  return TRUE;
}

static const char *
address_target (const char        *group,
                AccordImportPlace  place)
{
  g_autofree char *target = g_strconcat (ACCORD_IMPORT_ADDRESS, group, ":", places[place].name, NULL);

  return g_intern_string (target);
}

static const char *
typed_target (const char *prefix,
              const char *type,
              const char *group)
{
  g_autofree char *target = g_strconcat (prefix, type, ":", group, NULL);

  return g_intern_string (target);
}

static gboolean
find_place (const char        *words,
            AccordImportPlace *place)
{
  for (guint p = 0; p < ACCORD_IMPORT_N_PLACES; p++)
    if (is_one_of (words, places[p].words))
      {
        *place = p;
        return TRUE;
      }
  return FALSE;
}

static const char *
numbered_target (const char *what,
                 const char *number,
                 const char *part)
{
  const TypeWords *type = find_type (what);
  AccordImportPlace place;

  if (strcmp (what, "address") == 0)
    {
      const char *group = strcmp (number, "1") == 0 ? "" : number;

      if (is_one_of (part, "label|type|use"))
        return typed_target (strcmp (part, "use") == 0 ? ACCORD_IMPORT_USE : ACCORD_IMPORT_LABEL, "address", group);
      return find_place (part, &place) ? address_target (group, place) : NULL;
    }
  if (type == NULL)
    return NULL;
  if (is_one_of (part, "value|address"))
    return typed_target (ACCORD_IMPORT_HANDLE, type->type, number);
  if (strcmp (part, "use") == 0)
    return typed_target (ACCORD_IMPORT_USE, type->type, number);
  return is_one_of (part, "label|type|service")
           ? typed_target (ACCORD_IMPORT_LABEL, type->type, number) : NULL;
}

static const char *
named_address_target (const char *normalised)
{
  AccordImportPlace place;

  for (gsize g = 0; g < G_N_ELEMENTS (address_groups); g++)
    if (g_str_has_prefix (normalised, address_groups[g].word)
        && find_place (normalised + strlen (address_groups[g].word), &place))
      return address_target (address_groups[g].group, place);
  return NULL;
}

static const char *
contact_target (const char *normalised)
{
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    if (strcmp (normalised, people[i].heading) == 0)
      {
        g_autofree char *target = g_strconcat (ACCORD_IMPORT_CONTACT, people[i].field, NULL);

        return g_intern_string (target);
      }
  return NULL;
}

/*< private >
 * Returns: whether records of the kind may have handles
 */
gboolean
accord_import_kind_has_handles (const AccordKind *kind)
{
  return accord_kind_is (kind, &accord_customer_kind) || accord_kind_is (kind, &accord_contact_kind);
}

static gboolean
names_tags (const AccordKind *kind,
            const char       *heading)
{
  g_autofree char *normalised = accord_import_heading_split (heading);

  return accord_import_kind_takes_tags (kind)
         && is_one_of (normalised, "tag|tags|label|labels|person - labels|organization - labels|deal - label|group membership|categories|"
                                   "标签|客户标签|分组|分类标签");
}

/**
 * accord_import_extra_target:
 * @kind: what the rows are
 * @heading: a heading that names no field of it
 *
 * Returns: (nullable): the target that the heading names, interned; %NULL for none
 */
const char *
accord_import_extra_target (const AccordKind *kind,
                            const char       *heading)
{
  g_autofree char *normalised = NULL;
  g_autofree char *what = NULL;
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;
  const char *part = NULL;
  const char *target;
  const TypeWords *type;

  if (names_tags (kind, heading))
    return ACCORD_IMPORT_TAGS;
  if (!accord_import_kind_has_handles (kind))
    return NULL;
  normalised = accord_import_heading_split (heading);
  if (take_number (normalised, &what, &number, &part))
    return numbered_target (what, number, part);
  if (is_one_of (normalised, "photo|picture|avatar|logo|头像|照片"))
    return ACCORD_IMPORT_PHOTO;
  target = accord_kind_is (kind, &accord_customer_kind) ? contact_target (normalised) : NULL;
  if (target == NULL)
    target = named_address_target (normalised);
  if (target != NULL)
    return target;
  type = has_stranger (normalised) ? NULL : find_type (normalised);
  if (type == NULL || strlen (normalised) > 60)
    return NULL;
  label = label_of (normalised, type);
  return typed_target (ACCORD_IMPORT_HANDLE, type->type, label);
}

/*< private >
 * accord_import_place_of:
 * @name: the last part of an address target
 * @place: (out): which part of an address it is
 */
gboolean
accord_import_place_of (const char        *name,
                        AccordImportPlace *place)
{
  for (guint p = 0; p < ACCORD_IMPORT_N_PLACES; p++)
    if (strcmp (places[p].name, name) == 0)
      {
        *place = p;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_type (const char *text)
{
  gsize length = strcspn (text, ":");

  for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
    if (strlen (types[t].type) == length && strncmp (types[t].type, text, length) == 0)
      return text[length] == ':';
  return strncmp (text, "address", length) == 0 && length == 7 && text[length] == ':';
}

/*< private >
 * accord_import_extra_is:
 * @kind: what the rows are
 * @target: what was typed
 *
 * Returns: whether it is a target of this file
 */
gboolean
accord_import_extra_is (const AccordKind *kind,
                        const char       *target)
{
  static const char *const typed[] = { ACCORD_IMPORT_HANDLE, ACCORD_IMPORT_LABEL, ACCORD_IMPORT_USE };
  const char *last = strrchr (target, ':');
  AccordImportPlace place;

  if (strcmp (target, ACCORD_IMPORT_TAGS) == 0)
    return accord_import_kind_takes_tags (kind);
  if (!accord_import_kind_has_handles (kind) || last == NULL)
    return FALSE;
  if (strcmp (target, ACCORD_IMPORT_PHOTO) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    if (g_str_has_prefix (target, typed[i]))
      return is_type (target + strlen (typed[i]));
  if (g_str_has_prefix (target, ACCORD_IMPORT_ADDRESS))
    return last > target + strlen (ACCORD_IMPORT_ADDRESS) - 1 && accord_import_place_of (last + 1, &place);
  return g_str_has_prefix (target, ACCORD_IMPORT_CONTACT)
         && accord_kind_is (kind, &accord_customer_kind)
         && accord_kind_find (&accord_contact_kind, last + 1) >= 0;
}
